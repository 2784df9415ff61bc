internal import Diagnostics
internal import Replication

/// OSS takes a role's name and refuses an ARN, and what else can't be a name, for its "illegal characters". RAM's names have
/// up to 64 letters, digits, `.`, `_` and `-` (<https://www.alibabacloud.com/help/en/ros/aliyun-ram-role>).
enum RoleARN: RuleLint {
  static func findings(in rule: ResolvedRule) -> [Diagnostic] {
    guard case .written(let role?, let span) = rule.fields.syncRole, !isName(role.text) else { return [] }
    let words = role.text.split(whereSeparator: \.isWhitespace)
    let visible = words.count == 1 ? words.first.map(String.init) : nil
    guard role.text.utf8.contains(UInt8(ascii: ":")) else {
      let name = visible.flatMap { isName($0) ? $0 : nil }
      return [
        Diagnostic(
          .illegalRoleName,
          "\(QuotedText(role.text)) can't be the name of a RAM role"
            + (name == nil ? "" : ": there is white space at an end"), at: span,
          help: [
            name.map { "write \(QuotedText($0))" }
              ?? "write the role's name: up to 64 letters, digits, `.`, `_` and `-`"
          ], suggestion: name.map { Diagnostic.Suggestion($0, at: span) })
      ]
    }
    let name = visible?.split(separator: "/").last.map(String.init).flatMap { isName($0) ? $0 : nil }
    return [
      Diagnostic(
        .illegalRoleName, "`sync_role` takes a role's name, not its ARN", at: span,
        help: [name.map { "write \(QuotedText($0))" } ?? "write the role's name"],
        suggestion: name.map { Diagnostic.Suggestion($0, at: span) })
    ]
  }

  /// Whether a text can be the name of a RAM role: letters, digits, `.`, `_` and `-`.
  private static func isName(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.unicodeScalars.allSatisfy { scalar in
        scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789._-".unicodeScalars.contains(scalar))
      }
  }
}
