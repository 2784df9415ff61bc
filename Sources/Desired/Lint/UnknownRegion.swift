internal import Diagnostics
internal import Replication

/// A region that the documentation does not know, but almost: OSS refuses it, and a bucket is looked for where it is not.
enum UnknownRegion: FleetLint {
  static func findings(in fleet: Fleet) -> [Diagnostic] {
    fleet.unknownRegions.compactMap { region in
      let identifier = region.value.identifier
      guard let meant = Suggestion.closest(to: identifier, among: names), letters(of: meant) != letters(of: identifier),
        Suggestion.distance(Array(meant.unicodeScalars), Array(identifier.unicodeScalars)) <= 2
      else { return nil }
      return Diagnostic(
        .unknownRegion, severity: .warning, "\(QuotedText(identifier)) is no region that OSS documents",
        at: region.span,
        help: ["did you mean \(QuotedText(meant))?"], suggestion: Diagnostic.Suggestion(meant, at: region.span))
    }
  }

  private static let names = Region.known.sorted()

  /// Regions of one area differ by their numbers, and the next number may be a new one.
  private static func letters(of identifier: String) -> [Unicode.Scalar] {
    identifier.unicodeScalars.filter(\.properties.isAlphabetic)
  }
}
