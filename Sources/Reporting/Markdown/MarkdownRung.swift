/// How much a plan as Markdown tells: the first rung that fits is taken.
struct MarkdownRung {
  /// Whether the graph is drawn.
  var hasGraph = false
  /// Whether each group of changes has a paragraph of its own; otherwise groups are lines of one list.
  var hasParagraphs = true
  /// How many groups are reported.
  var groups = Int.max
  /// How many lines the pairs of a group may take that get a rule, or keep one.
  var gains = Int.max
  /// How many lines the pairs of a group may take that lose a rule, for good or for a while.
  var losses = Int.max
  /// How many unread buckets, doubts and blocks are reported.
  var heldBack = Int.max
  /// How many characters of a value are shown.
  var longest = 500
  /// How many characters a command may have.
  var longestCommand = 4_000
  /// What is left out, in words; nil for nothing.
  let leftOut: String?

  static let all: [MarkdownRung] = [
    MarkdownRung(hasGraph: true, leftOut: nil),
    MarkdownRung(leftOut: "the graph"),
    MarkdownRung(gains: 100, heldBack: 200, leftOut: "the graph, and most pairs that get a rule or keep one"),
    MarkdownRung(
      gains: 20, losses: 500, heldBack: 100, longest: 200,
      leftOut: "the graph, most pairs, and the middle of long values"),
    MarkdownRung(
      groups: 60, gains: 8, losses: 60, heldBack: 40, longest: 100, longestCommand: 1_000,
      leftOut: "the graph, most pairs, and the middle of long values"),
    MarkdownRung(
      groups: 12, gains: 2, losses: 12, heldBack: 10, longest: 60, longestCommand: 500,
      leftOut: "the graph, and all but a few groups and pairs"),
    MarkdownRung(
      hasParagraphs: false, groups: 40, gains: 1, losses: 1, heldBack: 5, longest: 60, longestCommand: 500,
      leftOut: "the graph, all but the first pair of each group, what the rules say, and what is only noted"),
    MarkdownRung(
      hasParagraphs: false, groups: 0, heldBack: 0, longest: 40, longestCommand: 300,
      leftOut: "everything but the numbers"),
  ]
}
