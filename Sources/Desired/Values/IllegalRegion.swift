internal import Diagnostics
internal import Replication

/// What has not the shape of a region; OSS refuses a rule with an unknown location (`InvalidTargetLocation`).
enum IllegalRegion {
  /// Whether it is rather the label of an internal endpoint's host.
  static func isInternal(_ region: Region) -> Bool { region.identifier.hasSuffix("-internal") }

  static func diagnostic(_ text: Located<String>) -> Diagnostic {
    let region = Region(text.value)
    if Region.isWellFormed(region.identifier), isInternal(region) {
      let name = String(region.identifier.dropLast("-internal".count))
      return Diagnostic(
        .illegalRegion, "\(QuotedText(text.value)) is the name of an internal endpoint, not of a region", at: text.span,
        help: ["write \(QuotedText(name)), and `endpoint: internal` in the bucket or in `defaults`"],
        suggestion: Diagnostic.Suggestion(name, at: text.span))
    }
    let meant = spelling(meantBy: text.value)
    return Diagnostic(
      .illegalRegion, "\(QuotedText(text.value)) is not a region", at: text.span,
      help: [
        meant.map { "did you mean \(QuotedText($0))?" }
          ?? "write the region's identifier, for example `\(identifier(ofCity: text.value) ?? "cn-hangzhou")`"
      ],
      suggestion: meant.map { Diagnostic.Suggestion($0, at: text.span) })
  }

  /// The region of a city in mainland China, such as `Beijing`.
  private static func identifier(ofCity text: String) -> String? {
    let identifier = "cn-" + text.lowercased()
    return Region.known.contains(identifier) ? identifier : nil
  }

  /// The words that identifiers of regions begin with.
  private static let areas: Set = ["ap", "cn", "eu", "me", "na", "us"]

  /// The region in an endpoint, or in a text with other case and other signs between its words.
  private static func spelling(meantBy text: String) -> String? {
    // Quotes that are none for YAML, and blanks that nobody sees.
    let text = text.lowercased().filter { !"“”‘’\u{A0}".contains($0) }
    let host = text.split(separator: "/").first { $0.hasSuffix(".aliyuncs.com") }
    if let region = host.flatMap({ Region(endpoint: String($0)) }) { return region.identifier }
    let spelling = text.split { "_- ".contains($0) }.joined(separator: "-")
    let identifier = Region(spelling).identifier
    let area = identifier.split(separator: "-").first.map(String.init)
    return Region.isWellFormed(identifier) && area.map(areas.contains) == true ? spelling : nil
  }
}
