internal import Diagnostics
internal import Replication
internal import YAMLDocument

/// A pattern of `protect` that no bucket of the files fits protects nothing: what no file names is never written anyway.
enum ProtectionWithoutBucket {
  /// - Parameters:
  ///   - protections: each with the place of its pattern.
  ///   - closest: finds the name that a wrong one most likely means.
  static func findings(
    _ protections: [Located<Protection>], in state: DesiredState, closest: (String, [String]) -> String?
  ) -> [Diagnostic] {
    guard !protections.isEmpty else { return [] }
    let names = state.buckets.map(\.name.text)
    let known = Set(names)
    return protections.compactMap { protection in
      let source = protection.value.match.source
      guard !fitsAny(source, names, known) else { return nil }
      return finding(protection, meant: source.hasWildcard ? nil : closest(source.pattern, names))
    }
  }

  private static func fitsAny(_ source: Glob, _ names: [String], _ known: Set<String>) -> Bool {
    source.hasWildcard ? names.contains(where: source.matches) : known.contains(source.pattern)
  }

  private static func finding(_ protection: Located<Protection>, meant source: String?) -> Diagnostic {
    let match = protection.value.match
    let meant = source.map { "\($0):\(match.destination.pattern)" }
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
