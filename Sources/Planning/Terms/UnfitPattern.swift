package import Diagnostics
package import Replication

/// A pattern of `--only` that fits no rule. The run would be about less than was asked for, or about nothing, and look like
/// a success.
package struct UnfitPattern: Hashable, Sendable {
  package let pattern: AddressGlob
  /// What was most likely meant: an address, or a pattern over one bucket; nil where nothing is near.
  package let nearest: String?

  private init(_ pattern: AddressGlob, in desired: DesiredState) {
    self.pattern = pattern
    nearest = Self.nearest(to: pattern, in: desired)
  }

  /// Those patterns of a scope that can fit no rule, whatever is live: no bucket of the configuration has a name that fits.
  package static func beforeReading(_ scope: Scope, _ desired: DesiredState) -> [UnfitPattern] {
    scope.only.filter { glob in !desired.buckets.contains { glob.source.matches($0.name.text) } }
      .map { UnfitPattern($0, in: desired) }
  }

  /// Those patterns of a scope that fit no rule of the configuration, for a run that looks at no live rules.
  package static func amongListed(_ scope: Scope, _ desired: DesiredState) -> [UnfitPattern] {
    scope.only.filter { glob in !desired.buckets.contains { $0.listed.contains(where: glob.matches) } }
      .map { UnfitPattern($0, in: desired) }
  }

  /// Those patterns that fit nothing by what was read too. One that takes a whole bucket of the configuration is about that bucket,
  /// also where it has no rule.
  package static func afterReading(_ warnings: [PlanWarning], _ desired: DesiredState) -> [UnfitPattern] {
    warnings.compactMap { warning in
      guard case .patternFitsNothing(let glob, .only) = warning,
        !desired.buckets.contains(where: { glob.matchesWhole($0.name) })
      else { return nil }
      return UnfitPattern(glob, in: desired)
    }
  }

  private static func nearest(to pattern: AddressGlob, in desired: DesiredState) -> String? {
    let ownBuckets = desired.buckets.filter { pattern.source.matches($0.name.text) }
    guard ownBuckets.isEmpty else {
      let destinations = ownBuckets.flatMap(\.listed)
      let meant = Suggestion.closest(
        to: pattern.destination.pattern, among: destinations.map(\.destination.text))
      return (destinations.first { $0.destination.text == meant } ?? destinations.first).map { "\($0)" }
    }
    let bucket = Suggestion.closest(to: pattern.source.pattern, among: desired.buckets.map(\.name.text))
    return bucket.map { "\($0):\(pattern.destination.pattern)" }
  }

  package var diagnostic: Diagnostic {
    Diagnostic(
      .patternFitsNothing, "--only '\(pattern)' fits no rule",
      notes: ["nothing was changed; a run about nothing would look like one that has nothing to do"],
      help: [
        nearest.map { "did you mean \(QuotedText($0))?" } ?? "check both names; an address is SOURCE:DESTINATION"
      ])
  }
}
