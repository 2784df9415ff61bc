internal import Dispatch
internal import Glibc

/// Notes SIGINT, SIGTERM and SIGHUP instead of dying by them, once it is asked to. Only writing commands ask: reading can be
/// broken off anywhere.
///
/// A closed terminal (SIGHUP) asks for the same orderly end as SIGTERM, and a reader of the output that went away (SIGPIPE)
/// must not end a run between the delete and the create of a replace.
final class StopSignalWatch: Sendable {
  static let shared = StopSignalWatch()

  private let queue = DispatchQueue(label: "oss-repl.signals")
  private let state = SignalState()

  /// Starts to watch; to be called once, before the first write.
  func start() {
    Glibc.signal(SIGPIPE, SIG_IGN)
    for (number, signal) in [(SIGINT, StopSignal.interrupt), (SIGTERM, .terminate), (SIGHUP, .terminate)] {
      Glibc.signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { [state] in state.note(signal) }
      queue.sync { state.sources.append(source) }
      source.activate()
    }
  }

  /// The first signal that came, or the stronger one when both did.
  var received: StopSignal? { queue.sync { state.received } }

  /// Touched on the watch's queue alone.
  private final class SignalState: @unchecked Sendable {
    var sources: [any DispatchSourceSignal] = []
    var received: StopSignal?
    private var interrupts = 0

    func note(_ signal: StopSignal) {
      if received != .terminate { received = signal }
      if signal == .interrupt { interrupts += 1 }
      // Whoever presses Ctrl-C three times wants out now; the next run finds its way from what is live.
      if interrupts >= 3 { _exit(130) }
    }
  }
}
