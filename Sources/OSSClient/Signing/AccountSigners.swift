internal import OSSSignature

/// Who signs the requests for each account's buckets.
struct AccountSigners: Sendable {
  private enum Choice: Sendable {
    /// The same for whatever account.
    case one(AccountSigner)
    case named([String: AccountSigner])
  }

  private let choice: Choice
  private let secrets = SecretRegister()

  init(_ credentials: RequestCredentials) { choice = .one(AccountSigner(credentials, secrets: secrets)) }

  /// - Parameter accounts: the credentials by the account's name.
  init(_ accounts: [String: RequestCredentials]) {
    choice = .named(accounts.mapValues { [secrets] in AccountSigner($0, secrets: secrets) })
  }

  /// - Throws: `notSent` for an account that has no credentials: another's never sign in their place.
  subscript(account: String) -> AccountSigner {
    get throws(OSSError) {
      switch choice {
      case .one(let signer): return signer
      case .named(let signers):
        guard let signer = signers[account] else {
          throw .notSent(reason: "there are no credentials of account \(account)")
        }
        return signer
      }
    }
  }

  /// Takes the credentials of all accounts out of what OSS says, before anybody sees it.
  var redaction: Redaction { secrets.redaction }
}
