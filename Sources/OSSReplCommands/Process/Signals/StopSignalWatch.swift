internal import Glibc
internal import Locking

/// Turns the signals that ask a writing run to stop into notices. Reading can be broken off anywhere: there they just end the
/// process, with the same exit code.
///
/// A closed terminal (SIGHUP) asks for the same orderly end as SIGTERM, unless the process was started to outlive it, and a
/// reader of the output that went away (SIGPIPE) must not end a run between the delete and the create of a replace.
final class StopSignalWatch: Sendable {
  static let shared = StopSignalWatch()

  /// How long after SIGTERM calls may still be under way; what is left of the 25 seconds is for telling how things stand.
  static let grace = Duration.seconds(23)
  /// When after SIGTERM the process ends, whatever it is doing: CI systems kill it some 30 s later.
  static let end = Duration.milliseconds(24_800)

  private let notices = Locked<AsyncStream<StopNotice>.Continuation?>(nil)

  /// Takes the signals, and starts the thread that waits for them. To be called once, before anything else is done.
  ///
  /// - Returns: whether there is a thread to wait for them.
  static func begin() -> Bool {
    StopSignalArrival.begin()
    var thread = pthread_t()
    return pthread_create(&thread, nil, waitForStopSignals, nil) == 0
  }

  /// Counts the signals from now on instead of dying by them; to be called once, before the first write. The stream says what
  /// they ask for.
  func start() -> AsyncStream<StopNotice> {
    let (stream, continuation) = AsyncStream.makeStream(of: StopNotice.self)
    notices.withLock { $0 = continuation }
    Glibc.signal(SIGPIPE, SIG_IGN)
    StopSignalArrival.beginCounting()
    return stream
  }

  /// The first signal that came, or the stronger one when both did.
  var received: StopSignal? { StopSignalArrival.received }

  fileprivate func send(_ notice: StopNotice) { notices.withLock { _ = $0?.yield(notice) } }
}

/// The thread that waits for signals and for the time after them.
private func waitForStopSignals(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  let watch = StopSignalWatch.shared
  var announced: StopSignal?
  var terminatedAt: ContinuousClock.Instant?
  var hasEndedCalls = false
  while true {
    let next = terminatedAt?.advanced(by: hasEndedCalls ? StopSignalWatch.end : StopSignalWatch.grace)
    StopSignalArrival.wait(until: next)
    let received = StopSignalArrival.received
    if let received, received != announced {
      announced = received
      if received == .terminate { terminatedAt = .now }
      watch.send(.stopping(received))
    }
    guard let terminatedAt else { continue }
    let passed = terminatedAt.duration(to: .now)
    if passed >= StopSignalWatch.end { StopSignalArrival.stopAtOnce(.terminated) }
    if passed >= StopSignalWatch.grace, !hasEndedCalls {
      hasEndedCalls = true
      watch.send(.timeIsUp)
    }
  }
}
