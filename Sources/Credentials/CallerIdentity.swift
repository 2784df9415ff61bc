/// Who signs with a key, as STS says it.
package struct CallerIdentity: Hashable, Sendable {
  /// `Account` for an account's root key, `RAMUser` or `AssumedRoleUser`.
  package let kind: String
  /// The number of the Alibaba Cloud account.
  package let accountID: String
  /// For example `acs:ram::1098765432101234:assumed-role/oss-repl/oss-repl`.
  package let arn: String

  package init(kind: String, accountID: String, arn: String) {
    self.kind = kind
    self.accountID = accountID
    self.arn = arn
  }

  /// The identity that an ARN alone tells; nil for one that names no account.
  package init?(arn: String) {
    let parts = arn.split(separator: ":", maxSplits: 4, omittingEmptySubsequences: false)
    guard parts.count == 5, parts[0] == "acs", !parts[3].isEmpty, parts[3].utf8.allSatisfy(Self.isDigit) else {
      return nil
    }
    let kinds = ["root": "Account", "user": "RAMUser", "assumed-role": "AssumedRoleUser"]
    guard let kind = kinds[String(parts[4].prefix { $0 != "/" })] else { return nil }
    self.init(kind: kind, accountID: String(parts[3]), arn: arn)
  }

  /// Whether the key is that of the account itself, which may do everything and can assume no role.
  package var isRoot: Bool { kind == "Account" }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
