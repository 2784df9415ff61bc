internal import CLibCurl
internal import Locking

/// The only way from the calling tasks to the transfer thread: what came in, what was given up, and whether to end.
///
/// Each message wakes the thread. `curl_multi_wakeup` is the one call on a multi handle that another thread may make,
/// and only while the handle lives; so the handle is kept here under the same lock, and the thread takes it back before
/// it frees it.
final class Mailbox: Sendable {
  private struct State {
    /// The handle to wake; nil before the thread has started and once it ends.
    var multi: UnsafeMutableRawPointer?
    var arrived: [Exchange] = []
    var cancelled: [Exchange] = []
    var isClosed = false
  }

  /// What the thread finds when it looks.
  struct Delivery {
    var arrived: [Exchange]
    var cancelled: [Exchange]
    var isClosed: Bool
  }

  private let state = Locked(State())

  /// Opens the box for the thread that drives a handle.
  func open(waking multi: UnsafeMutableRawPointer) {
    state.withLock { $0.multi = multi }
  }

  /// Hands an exchange in, or ends it at once if its task is cancelled already or nobody would pick it up.
  func submit(_ exchange: Exchange, continuation: CheckedContinuation<Exchange.Outcome, Never>) {
    let refusal: String? = state.withLock { state in
      exchange.continuation = continuation
      if exchange.isCancelled { return "the request was cancelled before it was sent" }
      guard let multi = state.multi, !state.isClosed else { return "the transport is shut down" }
      exchange.isHandedIn = true
      state.arrived.append(exchange)
      curl_multi_wakeup(multi)
      return nil
    }
    if let refusal { exchange.finish(.cancelled, because: refusal) }
  }

  /// Notes that nobody waits for an exchange any more. It may not have been handed in yet, or have ended already.
  func cancel(_ exchange: Exchange) {
    state.withLock { state in
      exchange.isCancelled = true
      guard exchange.isHandedIn, let multi = state.multi else { return }
      state.cancelled.append(exchange)
      curl_multi_wakeup(multi)
    }
  }

  /// Takes nothing more in and tells the thread to end.
  func close() {
    state.withLock { state in
      state.isClosed = true
      if let multi = state.multi { curl_multi_wakeup(multi) }
    }
  }

  /// Empties the box. Called by the thread alone.
  func collect() -> Delivery {
    state.withLock { state in
      let delivery = Delivery(arrived: state.arrived, cancelled: state.cancelled, isClosed: state.isClosed)
      state.arrived.removeAll(keepingCapacity: true)
      state.cancelled.removeAll(keepingCapacity: true)
      return delivery
    }
  }

  /// Closes the box for good and gives back what nobody will carry out; the handle is not touched after this.
  func retire() -> [Exchange] {
    state.withLock { state in
      state.multi = nil
      state.isClosed = true
      let left = state.arrived
      state.arrived = []
      state.cancelled = []
      return left
    }
  }
}
