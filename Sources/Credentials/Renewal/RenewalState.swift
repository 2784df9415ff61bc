/// Decides for every request whether it goes on with the key that is there, and who starts a renewal. It does nothing itself;
/// ``RenewingCredentials`` carries it out.
struct RenewalState: Sendable {
  /// What a request does.
  enum Decision: Equatable, Sendable {
    case use(SessionCredentials)
    /// Wait for the end of the renewal that is under way.
    case wait
    case fail(CredentialsError)
    /// The server refused the key, and its source has no other one.
    case noOther
  }

  private(set) var held: HeldCredentials?
  /// Whether a renewal is under way; there is never more than one.
  private(set) var isRenewing = false
  private var failure: (error: CredentialsError, at: Int64)?
  /// The ID of the held key, once the server has refused it.
  private var refusedKeyID: String?
  /// A refused key that its source gave once more.
  private var onlyKey: (id: String, at: Int64)?

  /// A request needs a key.
  ///
  /// - Returns: what it does, and whether it has to start a renewal before it does that.
  mutating func ask(at now: Int64) -> (decision: Decision, startsRenewal: Bool) {
    guard let held, refusedKeyID == nil else { return waitUnlessFailed(at: now) }
    guard let renewAt = held.renewAt, let usableUntil = held.usableUntil, now >= renewAt else {
      return (.use(held.credentials), false)
    }
    guard now < usableUntil else { return waitUnlessFailed(at: now) }
    return (.use(held.credentials), hasFailedJustNow(at: now) ? false : begin())
  }

  /// The server has refused a key. One renewal serves all requests that were signed with it.
  mutating func refuse(_ keyID: String, at now: Int64) -> (decision: Decision, startsRenewal: Bool) {
    guard held?.credentials.accessKeyID == keyID else { return ask(at: now) }
    if let onlyKey, onlyKey.id == keyID, now - onlyKey.at < RenewalPolicy.pauseAfterFailure {
      return (.noOther, false)
    }
    if refusedKeyID == nil {
      refusedKeyID = keyID
      failure = nil
    }
    return waitUnlessFailed(at: now)
  }

  /// A renewal has ended.
  mutating func end(_ result: Result<SessionCredentials, CredentialsError>, at now: Int64) {
    isRenewing = false
    switch result {
    case .success(let credentials):
      let keyID = credentials.accessKeyID
      onlyKey = keyID == refusedKeyID ? (keyID, now) : nil
      refusedKeyID = nil
      failure = nil
      held = HeldCredentials(credentials: credentials, receivedAt: now)
    case .failure(let error):
      failure = (error, now)
    }
  }

  private mutating func waitUnlessFailed(at now: Int64) -> (decision: Decision, startsRenewal: Bool) {
    if let failure, hasFailedJustNow(at: now) { return (.fail(failure.error), false) }
    return (.wait, begin())
  }

  private func hasFailedJustNow(at now: Int64) -> Bool {
    guard let failure, !isRenewing else { return false }
    return now - failure.at < RenewalPolicy.pauseAfterFailure
  }

  /// Whether it is for the asking request to start the renewal.
  private mutating func begin() -> Bool {
    defer { isRenewing = true }
    return !isRenewing
  }
}
