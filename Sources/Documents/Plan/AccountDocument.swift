internal import Planning
internal import Replication

/// An account of the configuration, as far as an approval counts it.
package struct AccountDocument: Codable, Hashable, Sendable {
  package let name: String
  /// The number that pins it; absent where it is not pinned.
  package let uid: String?
  /// The place of the account in the configuration.
  package let origin: OriginDocument

  init(_ account: Account) {
    name = account.name
    uid = account.uid
    origin = OriginDocument(account.origin)
  }

  /// The account again; where its credentials come from is not part of a plan.
  var account: Account { Account(name: name, source: .chain, uid: uid, origin: origin.origin) }
}
