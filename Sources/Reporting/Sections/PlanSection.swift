internal import Replication
internal import TerminalText

/// One paragraph of a plan: what happens, to which pairs, and what it means.
struct PlanSection {
  /// One or several pairs in one line.
  struct Entry {
    var pair: Phrase
    /// What happens to the pair, where that takes a few words.
    var words: Phrase?
    /// The place that asks for it.
    var place: Phrase?
    /// What is said of this pair alone.
    var rows: [DetailRow] = []
    /// How many pairs, or buckets, it is about.
    var size = 1
  }

  var tone: TextTone
  /// The mark of the kind, three columns wide.
  var mark: String
  /// The word for the kind.
  var name: String
  /// How many there are.
  var count: String
  /// What has to be known of the kind itself.
  var remark: Phrase?
  /// The regions of every pair, where they are said.
  var regions: Phrase?
  var entries: [Entry] = []
  /// How many pairs, or buckets, the entries leave out.
  var leftOut = 0
  /// What is said of every pair.
  var rows: [DetailRow] = []

  /// How pairs are listed.
  enum Listing {
    /// Each in a line of its own.
    case single
    /// As many in a line as can be told together.
    case runs(lines: Int)

    /// How each of several lists is written that share the lines of one.
    func divided(by count: Int) -> Listing {
      guard case .runs(let lines) = self, count > 1 else { return self }
      return .runs(lines: max(2, lines / count))
    }
  }

  /// Lists more pairs; `entry` makes a line of a run of them, or of one.
  mutating func list(_ addresses: [RuleAddress], _ listing: Listing, entry: (PairRun) -> Entry) {
    let (runs, limit): ([PairRun], Int)
    switch listing {
    case .single: (runs, limit) = (PairRun.single(addresses), .max)
    case .runs(let lines): (runs, limit) = (PairRun.runs(of: addresses), lines)
    }
    // A line that says that one line is missing is no shorter than that line.
    let shown = runs.count - 1 <= limit ? runs[...] : runs.prefix(limit)
    entries += shown.map { run in
      var entry = entry(run)
      entry.size = run.members.count
      return entry
    }
    leftOut += runs[shown.endIndex...].reduce(0) { $0 + $1.members.count }
  }
}
