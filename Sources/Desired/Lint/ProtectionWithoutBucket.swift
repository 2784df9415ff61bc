internal import Diagnostics
internal import Replication
internal import YAMLDocument

/// A pattern of `protect` that no bucket of the files fits protects nothing: what no file names is never written anyway.
enum ProtectionWithoutBucket {
  /// How many patterns are held against all names for a closer one. A configuration has few that fit nothing.
  private static let mostSuggestions = 20

  /// - Parameter protections: each with the place of its pattern.
  static func findings(_ protections: [Located<Protection>], in state: DesiredState) -> [Diagnostic] {
    guard !protections.isEmpty else { return [] }
    let names = state.buckets.map(\.name.text)
    let known = Set(names)
    let idle = protections.filter { !fitsAny($0.value.match.source, names, known) }
    return idle.enumerated().map { number, protection in
      finding(protection, names: number < mostSuggestions ? names : [])
    }
  }

  private static func fitsAny(_ source: Glob, _ names: [String], _ known: Set<String>) -> Bool {
    source.hasWildcard ? names.contains(where: source.matches) : known.contains(source.pattern)
  }

  private static func finding(_ protection: Located<Protection>, names: [String]) -> Diagnostic {
    let match = protection.value.match
    let closest = match.source.hasWildcard ? nil : Suggestion.closest(to: match.source.pattern, among: names)
    let meant = closest.map { "\($0):\(match.destination.pattern)" }
    return Diagnostic(
      .protectionWithoutBucket, severity: .warning,
      "\(QuotedText(match.description)) protects nothing: no bucket of the files fits it", at: protection.span,
      notes: ["a bucket that no file names is neither read nor changed"],
      help: [
        meant.map { "did you mean \(QuotedText($0))?" }
          ?? "name the bucket under `buckets` or `groups`, or remove the pattern"
      ],
      suggestion: meant.map {
        Diagnostic.Suggestion(span: protection.span, replacement: YAMLScalarText($0).quoted)
      })
  }
}
