internal import Diagnostics
internal import Replication

/// OSS takes a role's name and refuses an ARN for its "illegal characters".
enum RoleARN: RuleLint {
  static func findings(in rule: ResolvedRule) -> [Diagnostic] {
    guard case .given(let role, let span) = rule.fields.syncRole, role.text.utf8.contains(UInt8(ascii: ":")) else {
      return []
    }
    let name = role.text.split(separator: "/").last.map(String.init)
    return [
      Diagnostic(
        .illegalRoleName, "`sync_role` takes a role's name, not its ARN", at: span,
        help: [name.map { "write \(QuotedText($0))" } ?? "write the role's name"])
    ]
  }
}
