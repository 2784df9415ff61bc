internal import Locking
internal import OSSSignature

/// Gives the keys that sign one account's requests, the current ones at any time.
final class AccountSigner: Sendable {
  private let credentials: RequestCredentials
  private let secrets: SecretRegister
  /// The keys that signed last. Those of credentials before them are forgotten.
  private let latest = Locked<SigningKeys?>(nil)

  /// - Parameter secrets: learns all credentials that ever sign.
  init(_ credentials: RequestCredentials, secrets: SecretRegister) {
    self.credentials = credentials
    self.secrets = secrets
  }

  /// The keys that sign now.
  ///
  /// - Throws: `noCredentials`.
  func keys() async throws(OSSError) -> SigningKeys {
    do throws(RequestCredentials.Unavailable) {
      return keys(of: try await credentials.current())
    } catch {
      throw .noCredentials(error)
    }
  }

  /// Other keys than those that signed a request which OSS refused for them; nil where no others are to be had, or where
  /// the refusal has another cause.
  ///
  /// - Throws: `noCredentials`.
  func keys(after refusal: OSSError, ofRequestSignedWith used: SigningKeys) async throws(OSSError) -> SigningKeys? {
    guard case .service(let answer) = refusal, answer.refuses(used.credentials) else { return nil }
    do throws(RequestCredentials.Unavailable) {
      guard let other = try await credentials.replacement(used.credentials), other != used.credentials else {
        return nil
      }
      return keys(of: other)
    } catch {
      throw .noCredentials(error)
    }
  }

  private func keys(of credentials: SigningCredentials) -> SigningKeys {
    latest.withLock { latest in
      if let latest, latest.credentials == credentials { return latest }
      secrets.note(credentials)
      let keys = SigningKeys(credentials)
      latest = keys
      return keys
    }
  }
}

extension ServiceError {
  /// Whether OSS does not take temporary credentials, or takes them no more, so that new ones may help. Such a refusal comes
  /// before anything is done.
  ///
  /// The codes are those that OSS's documents and reports of the field name. Of an access key that OSS does not know only its
  /// EC says whether it is a temporary one without token (0002-00000003), or unknown (0002-00000002), which a temporary one
  /// is some time after it has expired. Where OSS changes these, the refusal stands as it is.
  func refuses(_ credentials: SigningCredentials) -> Bool {
    guard status == 403 else { return false }
    return switch code {
    case "SecurityTokenExpired", "InvalidSecurityToken": true
    case "InvalidAccessKeyId":
      ec == "0002-00000003" || ec == "0002-00000002" && credentials.accessKeyID.hasPrefix("STS.")
    default: false
    }
  }
}
