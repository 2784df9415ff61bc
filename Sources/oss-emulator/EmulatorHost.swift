internal import NIOCore
internal import OSSEmulator
internal import Synchronization

/// The one emulator that all connections talk to, with what surrounds it: the state's file and the log.
final class EmulatorHost: Sendable {
  private let emulator: Mutex<Emulator>
  private let keeper: StateKeeper?
  private let log: RequestLog?
  /// How many bytes of a body are worth keeping: one more than is allowed is enough to be refused.
  let bodyLimit: Int

  init(emulator: Emulator, keeper: StateKeeper?, log: RequestLog?) {
    bodyLimit = emulator.settings.limits.bodyBytes + 1
    self.emulator = Mutex(emulator)
    self.keeper = keeper
    self.log = log
  }

  /// Answers a request. The future, where there is one, ends when the answer may go out: after its delay, and after the
  /// change it tells of is on the disk.
  func respond(to request: EmulatedRequest, on eventLoop: any EventLoop) -> (EmulatedReply, EventLoopFuture<Void>?) {
    let (reply, changed) = emulator.withLock { emulator in
      let reply = emulator.respond(to: request)
      return (reply, reply.changedStore && keeper != nil ? emulator.store : nil)
    }
    var ready: EventLoopFuture<Void>?
    if let keeper, let changed {
      ready = keeper.keep(changed, on: eventLoop).flatMapErrorThrowing { error in
        StandardStreams.printError("\(error)")
      }
    }
    if reply.delivery.delay > .zero {
      let delayed = eventLoop.scheduleTask(in: TimeAmount(reply.delivery.delay)) {}.futureResult
      ready = ready.map { $0.and(delayed).map { _ in } } ?? delayed
    }
    return (reply, ready)
  }

  /// Notes an answer that goes out.
  func note(_ reply: EmulatedReply, since start: ContinuousClock.Instant) {
    log?.add(reply.record, duration: ContinuousClock.now - start)
  }

  /// Writes the last state.
  func finish() throws {
    try keeper?.finish(emulator.withLock { $0.store })
  }
}
