internal import Diagnostics
internal import Replication

/// OSS takes a role's name and refuses an ARN for its "illegal characters".
enum RoleARN: RuleLint {
  static func findings(in rule: ResolvedRule) -> [Diagnostic] {
    guard case .written(let role?, let span) = rule.fields.syncRole, role.text.utf8.contains(UInt8(ascii: ":")) else {
      return []
    }
    let name = role.text.split(separator: "/").last.map(String.init).flatMap { isName($0) ? $0 : nil }
    return [
      Diagnostic(
        .illegalRoleName, "`sync_role` takes a role's name, not its ARN", at: span,
        help: [name.map { "write \(QuotedText($0))" } ?? "write the role's name"],
        suggestion: name.map { Diagnostic.Suggestion($0, at: span) })
    ]
  }

  /// Whether a text can be the name of a RAM role: letters, digits, `.`, `_` and `-`.
  private static func isName(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789._-".unicodeScalars.contains(scalar))
    }
  }
}
