internal import ArgumentParser
internal import Reporting

/// How long Markdown may be.
struct MarkdownOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The most bytes of Markdown; of a plan that is longer less is told.",
      discussion: """
        \(MarkdownTarget.gitHubLimit) if not given, which fits a comment on GitHub; at least \
        \(MarkdownTarget.smallestLimit).
        """, valueName: "bytes"),
    transform: wholeNumber(MarkdownTarget.smallestLimit...Int.max, suchAs: MarkdownTarget.gitHubLimit))
  var maxSize: Int?

  /// Makes sure that the option has something to be about.
  func check(isAskedFor: Bool, how: String) throws {
    guard maxSize != nil, !isAskedFor else { return }
    throw ValidationError("--max-size is about Markdown; add \(how).")
  }

  var limit: Int { maxSize ?? MarkdownTarget.gitHubLimit }
}
