package import Diagnostics
package import Replication

/// Credentials that belong to another account than the configuration pins with `uid`.
///
/// Nothing may be read with them, let alone planned, so it is no `Block` of a plan: it ends the run before.
package struct AccountMismatch: Error, Hashable {
  /// The account of the configuration.
  package let account: Account
  /// The number of the account that the credentials really belong to, as ListBuckets names the owner.
  package let owner: String

  /// What is wrong with an account; nil when its owner is the one that it pins, or when it pins none.
  package init?(_ account: Account, owner: String) {
    guard let uid = account.uid, !uid.utf8.elementsEqual(owner.utf8) else { return nil }
    self.account = account
    self.owner = owner
  }
}

extension AccountMismatch {
  /// Whose the credentials are and whose they should be.
  package var diagnostic: Diagnostic {
    Diagnostic(
      .accountMismatch,
      "the credentials of account \(account.name) belong to \(QuotedText(owner)), not to \(account.uid ?? "")",
      at: account.origin.span, notes: ["nothing else was contacted, and nothing was changed"],
      help: ["use the credentials of the account that is meant, or correct or remove its uid"])
  }
}
