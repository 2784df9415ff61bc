internal import Locking
internal import NIOCore
internal import OSSEmulator

/// The one emulator that all connections talk to, with what surrounds it: the state's file and the log.
final class EmulatorHost: Sendable {
  private let emulator: Locked<Emulator>
  private let keeper: StateKeeper?
  private let log: RequestLog?
  /// How many bytes of a body are worth keeping: one more than is allowed is enough to be refused.
  let bodyLimit: Int
  /// Whether there are faults, or may be some later.
  let mayHaveFaults: Bool

  /// An answer, or the promise of one.
  enum Answer {
    case now(EmulatedReply)
    case later(EventLoopFuture<EmulatedReply>)
  }

  init(emulator: Emulator, keeper: StateKeeper?, log: RequestLog?) {
    bodyLimit = emulator.settings.limits.bodyBytes + 1
    mayHaveFaults = emulator.settings.control != .closed || !emulator.faults.isEmpty
    self.emulator = Locked(emulator)
    self.keeper = keeper
    self.log = log
  }

  /// The end that a fault makes to a request of which only the head has come; nil when it is to be read on.
  func interruption(beforeReading head: @autoclosure () -> EmulatedRequest) -> EmulatedReply? {
    guard mayHaveFaults else { return nil }
    let head = head()
    return emulator.withLock { $0.interruption(beforeReading: head) }
  }

  /// Answers a request. An answer comes later when it is held back, when the change that it is about has to reach the disk
  /// first, or when the request is to take effect later; that it does even when the client has gone away by then.
  func respond(to request: EmulatedRequest, on eventLoop: any EventLoop) -> Answer {
    guard mayHaveFaults else { return answer(on: eventLoop) { $0.respond(to: request) } }
    let admission = emulator.withLock { $0.admit(request) }
    guard admission.delay > .zero else { return answer(on: eventLoop) { $0.answer(admission) } }
    let later = eventLoop.scheduleTask(in: TimeAmount(admission.delay)) {}.futureResult
    return .later(
      later.flatMap { [self] in
        switch answer(on: eventLoop, { $0.answer(admission) }) {
        case .now(let reply): eventLoop.makeSucceededFuture(reply)
        case .later(let reply): reply
        }
      })
  }

  private func answer(on eventLoop: any EventLoop, _ answer: (inout Emulator) -> EmulatedReply) -> Answer {
    let (reply, changed) = emulator.withLock { emulator in
      let reply = answer(&emulator)
      return (reply, reply.changedStore && keeper != nil ? emulator.store : nil)
    }
    var ready: EventLoopFuture<EmulatedReply>?
    if let keeper, let changed {
      // Who is answered 200 may rely on it after a restart too. The keeper says why it failed.
      ready = keeper.keep(changed, on: eventLoop).map { reply }.recover { _ in reply.asFailureToKeep() }
    }
    if reply.delivery.delay > .zero {
      let delayed = eventLoop.scheduleTask(in: TimeAmount(reply.delivery.delay)) {}.futureResult
      ready = ready.map { $0.and(delayed).map { $0.0 } } ?? delayed.map { reply }
    }
    return ready.map { .later($0) } ?? .now(reply)
  }

  /// Notes an answer that goes out, or that a fault keeps from going out.
  func note(_ reply: EmulatedReply, since start: ContinuousClock.Instant) {
    guard let record = reply.record else { return }
    log?.add(record, duration: ContinuousClock.now - start)
  }

  /// Writes the last state.
  func finish() throws {
    try keeper?.finish(emulator.withLock { $0.store })
  }
}
