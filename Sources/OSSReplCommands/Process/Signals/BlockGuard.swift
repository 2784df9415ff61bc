internal import Glibc
internal import Synchronization

/// Takes the block off the screen when a signal ends or suspends the process while one is shown. Signals that something else
/// is done about are left alone: `StopSignalArrival` takes the block off for those that it handles.
enum BlockGuard {
  private static let signals = [SIGQUIT, SIGTSTP]
  private static let isArmed = Atomic(false)

  /// A block is shown. To be called with each frame: a signal that has suspended the process is no longer guarded against.
  static func arm() {
    isArmed.store(true, ordering: .relaxed)
    for number in signals where SignalHandler.current(number) == .ordinary { signal(number, eraseAndPassOn) }
  }

  /// No block is shown any more.
  static func disarm() {
    isArmed.store(false, ordering: .relaxed)
    for number in signals where SignalHandler.current(number) == SignalHandler(eraseAndPassOn) {
      signal(number, SIG_DFL)
    }
  }

  /// Takes the block off for whoever is about to end the process, if one is shown.
  static func erase() {
    if isArmed.load(ordering: .relaxed) { writeErasure() }
  }
}

/// The handler of a signal: it may do only what is safe in the midst of anything else.
private func eraseAndPassOn(_ number: CInt) {
  let before = errno
  writeErasure()
  signal(number, SIG_DFL)
  // Delivered once this handler has returned.
  raise(number)
  errno = before
}

private func writeErasure() {
  let erasure = LiveBlock.erasure
  _ = write(STDERR_FILENO, erasure.utf8Start, erasure.utf8CodeUnitCount)
}
