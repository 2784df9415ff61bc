internal import Diagnostics

/// OSS allows 10 prefixes in a rule, and up to 100 once its support has raised the limit.
enum ManyPrefixes: RuleLint {
  private static let usualLimit = 10

  static func findings(in rule: ResolvedRule) -> [Diagnostic] {
    guard case .written(let prefixes?, let span) = rule.fields.prefixes, prefixes.count > usualLimit else { return [] }
    return [
      Diagnostic(
        .manyPrefixes, severity: .warning, "\(prefixes.count) prefixes in one rule", at: span,
        notes: ["OSS allows \(usualLimit) unless its support has raised the limit"],
        help: ["use fewer, shorter prefixes, or leave `prefixes` out for the whole bucket"])
    ]
  }
}
