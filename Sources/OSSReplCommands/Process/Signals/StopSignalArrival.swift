internal import Glibc
internal import Synchronization

/// Takes SIGINT, SIGTERM and SIGHUP from the first moment of the process on. Until something is written they end the process at
/// once, with the exit code that a stop has; from then on they are counted, and whoever brings the run to its end is woken.
///
/// The process exits instead of dying by the signal: the first process of a container is not ended by a signal that it sends
/// itself, and whoever looks at the exit code finds the same one in every phase.
///
/// The change from the one to the other is a single exchange: a signal either ends the process before anything is written, or
/// is counted. None is lost between the two.
enum StopSignalArrival {
  /// What a signal does.
  private enum Effect: UInt8, AtomicRepresentable {
    case endsProcess, isCounted
    /// A signal has come, and the process is about to end by it.
    case hasEnded
  }

  private static let effect = Atomic(Effect.endsProcess)
  /// Whether the run is one that writes, and so has to say that it has not.
  private static let isOfWriter = Atomic(false)
  private static let interrupts = Atomic(0)
  private static let terminations = Atomic(0)
  /// Raised by each signal that is counted.
  private static let arrivals = Semaphore()

  /// Handles the signals from now on. To be called once, before anything else is done.
  ///
  /// A signal that the process was started to ignore stays ignored: SIGHUP by nohup, SIGINT by a shell in the background.
  static func begin() {
    // What a handler touches has to exist before one runs.
    arrivals.prepare()
    for number in [SIGINT, SIGTERM, SIGHUP] where SignalHandler.current(number) != .ignoring { handle(number) }
  }

  /// Counts the signals from now on. SIGINT and SIGTERM are then heeded even where the process was started to ignore them: a run
  /// that writes has to be stoppable.
  static func beginCounting() {
    let (exchanged, _) = effect.compareExchange(
      expected: .endsProcess, desired: .isCounted, ordering: .sequentiallyConsistent)
    if !exchanged, effect.load(ordering: .sequentiallyConsistent) == .hasEnded {
      // A handler is ending the process on another thread; nothing may be written meanwhile.
      while true { pause() }
    }
    handle(SIGINT)
    handle(SIGTERM)
  }

  /// From now on a signal that ends the process before anything is written says so: whoever stops a run that writes has to
  /// know whether it did.
  static func sayThatNothingIsWritten() { isOfWriter.store(true, ordering: .sequentiallyConsistent) }

  /// The stronger one of the signals that have been counted; nil when there were none.
  static var received: StopSignal? {
    if terminations.load(ordering: .sequentiallyConsistent) > 0 { return .terminate }
    return interrupts.load(ordering: .sequentiallyConsistent) > 0 ? .interrupt : nil
  }

  /// Waits for a signal.
  ///
  /// - Parameter deadline: when to stop waiting, by the clock of `ContinuousClock`; nil for never.
  static func wait(until deadline: ContinuousClock.Instant?) { arrivals.wait(until: deadline) }

  private static func handle(_ number: CInt) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = takeStopSignal
    action.sa_flags = SA_RESTART
    // An unknown number is the only way in which this fails.
    _ = sigaction(number, &action, nil)
  }

  /// What the handler does; only what is safe in the midst of anything else.
  fileprivate static func take(_ number: CInt) {
    let (exchanged, found) = effect.compareExchange(
      expected: .endsProcess, desired: .hasEnded, ordering: .sequentiallyConsistent)
    guard !exchanged, found == .isCounted else {
      BlockGuard.erase()
      if isOfWriter.load(ordering: .sequentiallyConsistent) {
        let text: StaticString = "\nNot applied: nothing was written.\n"
        // Whether the words still get out makes no difference to the exit.
        _ = write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
      }
      _exit((number == SIGINT ? Outcome.interrupted : .terminated).rawValue)
    }
    if number == SIGINT {
      // Whoever presses Ctrl-C three times wants out now; the next run finds its way from what is live.
      if interrupts.add(1, ordering: .sequentiallyConsistent).newValue >= 3 { stopAtOnce(.interrupted) }
    } else {
      terminations.add(1, ordering: .sequentiallyConsistent)
    }
    arrivals.raise()
  }

  /// Ends the process where it is.
  static func stopAtOnce(_ outcome: Outcome) -> Never {
    BlockGuard.erase()
    let text: StaticString =
      "Stopped at once: what was under way may have taken effect. Run oss-repl plan to see what is live.\n"
    // Whether the words still get out makes no difference to the exit.
    _ = write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
    _exit(outcome.rawValue)
  }
}

/// The handler of the signals.
private func takeStopSignal(_ number: CInt) {
  let before = errno
  StopSignalArrival.take(number)
  errno = before
}
