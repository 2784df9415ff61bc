internal import Dispatch
internal import Glibc

/// Notes SIGINT, SIGTERM and SIGHUP instead of dying by them, once it is asked to. Only writing commands ask: reading can be
/// broken off anywhere.
///
/// A closed terminal (SIGHUP) asks for the same orderly end as SIGTERM, unless the process was started to outlive it, and a
/// reader of the output that went away (SIGPIPE) must not end a run between the delete and the create of a replace.
final class StopSignalWatch: Sendable {
  static let shared = StopSignalWatch()

  /// How long an orderly stop may take after SIGTERM: CI systems kill a process some 30 s later.
  static let grace = DispatchTimeInterval.seconds(25)

  private let queue = DispatchQueue(label: "oss-repl.signals")
  private let state = SignalState()

  /// Starts to watch; to be called once, before the first write. The stream tells what the signals ask for.
  func start() -> AsyncStream<StopNotice> {
    let (notices, continuation) = AsyncStream.makeStream(of: StopNotice.self)
    queue.sync { state.notices = continuation }
    Glibc.signal(SIGPIPE, SIG_IGN)
    for (number, signal) in [(SIGINT, StopSignal.interrupt), (SIGTERM, .terminate), (SIGHUP, .terminate)] {
      // Under nohup a closed terminal means nothing.
      guard number != SIGHUP || SignalHandler.current(number) != .ignoring else { continue }
      Glibc.signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { [queue, state] in
        guard state.note(signal) else { return }
        queue.asyncAfter(deadline: .now() + Self.grace) { state.notices?.yield(.timeIsUp) }
      }
      queue.sync { state.sources.append(source) }
      source.activate()
    }
    return notices
  }

  /// The first signal that came, or the stronger one when both did.
  var received: StopSignal? { queue.sync { state.received } }

  /// Touched on the watch's queue alone.
  private final class SignalState: @unchecked Sendable {
    var sources: [any DispatchSourceSignal] = []
    var received: StopSignal?
    var notices: AsyncStream<StopNotice>.Continuation?
    private var interrupts = 0

    /// Notes a signal; true when the time for an orderly stop begins to run.
    func note(_ signal: StopSignal) -> Bool {
      let isNews = received != signal && received != .terminate
      if isNews {
        received = signal
        notices?.yield(.stopping(signal))
      }
      if signal == .interrupt { interrupts += 1 }
      // Whoever presses Ctrl-C three times wants out now; the next run finds its way from what is live.
      if interrupts >= 3 { stopAtOnce() }
      return isNews && signal == .terminate
    }

    private func stopAtOnce() -> Never {
      BlockGuard.erase()
      let text = "Stopped at once: what was under way may have taken effect. Run oss-repl plan to see what is live.\n"
      // Whether the words still get out makes no difference to the exit.
      _ = text.utf8CString.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count - 1) }
      _exit(Outcome.interrupted.rawValue)
    }
  }
}
