internal import Locking
internal import OSSSignature

/// Knows the credentials that sign and have signed, so that none of them is shown where a service repeats them: the answer to
/// an old request may come after its key was renewed, and a service may mix up what belongs to several accounts.
final class SecretRegister: Sendable {
  private struct Known {
    var credentials: [SigningCredentials] = []
    var redaction = Redaction([])
  }

  private let known = Locked(Known())

  /// More than sign at a time; those that were renewed longest ago are forgotten.
  private static let most = 64

  /// Takes note of credentials that are going to sign.
  func note(_ credentials: SigningCredentials) {
    known.withLock { known in
      known.credentials.removeAll { $0 == credentials }
      known.credentials.append(credentials)
      if known.credentials.count > Self.most { known.credentials.removeFirst() }
      known.redaction = Redaction(known.credentials)
    }
  }

  /// Takes all of them out of a text.
  var redaction: Redaction { known.withLock { $0.redaction } }
}
