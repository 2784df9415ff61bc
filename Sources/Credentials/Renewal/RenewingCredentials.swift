internal import Locking

/// Keeps the key of one account for all of its requests and renews it in time: one renewal for all who need it.
///
/// A key that is due is renewed beside the requests, which go on with the old one while more than a minute of its life is left;
/// then they wait. After a renewal that failed the next one comes no sooner than 30 seconds later.
package final class RenewingCredentials: CredentialsProvider {
  private typealias Waiter = CheckedContinuation<Result<SessionCredentials, CredentialsError>, Never>

  private struct State {
    var renewal = RenewalState()
    var waiters: [Int: Waiter] = [:]
    var nextWaiter = 0
  }

  private let source: any CredentialsProvider
  private let now: @Sendable () -> Int64
  private let state = Locked(State())

  /// - Parameters:
  ///   - source: where keys come from.
  ///   - now: the time in seconds since the beginning of 1970.
  package init(_ source: any CredentialsProvider, now: @escaping @Sendable () -> Int64) {
    self.source = source
    self.now = now
  }

  /// The key to sign the next request with. Cancelling the task ends its wait with `.cancelled`, not the renewal, for which
  /// others may wait.
  package func credentials() async throws(CredentialsError) -> SessionCredentials {
    let now = now()
    let (decision, startsRenewal) = state.withLock { $0.renewal.ask(at: now) }
    if startsRenewal { startRenewal() }
    switch decision {
    case .use(let credentials): return credentials
    case .fail(let error): throw error
    case .wait, .noOther: return try await nextCredentials()
    }
  }

  /// Another key in the place of one that the server has refused as expired or unknown.
  ///
  /// - Parameter keyID: the access key ID that the refused request was signed with. If it was renewed meanwhile, the present key
  ///   is given and nothing renewed.
  /// - Returns: nil when the source has no other key; then the server's refusal is what there is to say.
  package func renew(rejecting keyID: String) async throws(CredentialsError) -> SessionCredentials? {
    let now = now()
    let (decision, startsRenewal) = state.withLock { $0.renewal.refuse(keyID, at: now) }
    if startsRenewal { startRenewal() }
    switch decision {
    case .use(let credentials): return credentials
    case .fail(let error): throw error
    case .noOther: return nil
    case .wait:
      let next = try await nextCredentials()
      return next.accessKeyID == keyID ? nil : next
    }
  }

  /// The key that is kept now, if there is one.
  package var current: SessionCredentials? { state.withLock { $0.renewal.held?.credentials } }

  private func nextCredentials() async throws(CredentialsError) -> SessionCredentials {
    let waiter = state.withLock { state in
      state.nextWaiter += 1
      return state.nextWaiter
    }
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in enqueue(waiter, continuation) }
    } onCancel: {
      state.withLock { $0.waiters.removeValue(forKey: waiter) }?.resume(returning: .failure(.cancelled))
    }
    return try result.get()
  }

  /// Lets a task wait, unless the renewal has ended or the task was cancelled meanwhile.
  private func enqueue(_ waiter: Int, _ continuation: Waiter) {
    let now = now()
    let (answer, startsRenewal) = state.withLock {
      state -> (answer: Result<SessionCredentials, CredentialsError>?, startsRenewal: Bool) in
      // A cancellation before this line is seen here; one behind it finds the waiter.
      if Task.isCancelled { return (.failure(.cancelled), false) }
      guard !state.renewal.isRenewing else {
        state.waiters[waiter] = continuation
        return (nil, false)
      }
      let (decision, startsRenewal) = state.renewal.ask(at: now)
      switch decision {
      case .use(let credentials): return (.success(credentials), startsRenewal)
      case .fail(let error): return (.failure(error), startsRenewal)
      case .wait, .noOther:
        state.waiters[waiter] = continuation
        return (nil, startsRenewal)
      }
    }
    if startsRenewal { startRenewal() }
    if let answer { continuation.resume(returning: answer) }
  }

  /// Renews in a task of its own, which no waiting request can cancel.
  private func startRenewal() {
    Task {
      let result: Result<SessionCredentials, CredentialsError>
      do throws(CredentialsError) {
        result = .success(try await source.credentials())
      } catch {
        result = .failure(error)
      }
      let now = now()
      let checked = result.flatMap { $0.expired(at: now).map { .failure(.broken($0)) } ?? .success($0) }
      let waiters = state.withLock { state in
        state.renewal.end(checked, at: now)
        defer { state.waiters = [:] }
        return state.waiters.values
      }
      for waiter in waiters { waiter.resume(returning: checked) }
    }
  }
}

extension SessionCredentials {
  /// What is wrong with a key that has ended before it was used.
  fileprivate func expired(at now: Int64) -> CredentialsFault? {
    guard let expiration, expiration <= now else { return nil }
    return CredentialsFault(
      .expired, step: origin, "the key had ended when it came",
      help: ["check this machine's clock, and the source for a key that nothing renews"])
  }
}
