internal import Glibc

/// A counter that a signal's handler may raise, and that a thread waits for.
final class Semaphore: @unchecked Sendable {
  private let semaphore: UnsafeMutablePointer<sem_t>

  init() {
    semaphore = .allocate(capacity: 1)
    semaphore.initialize(to: sem_t())
    sem_init(semaphore, 0, 0)
  }

  deinit {
    sem_destroy(semaphore)
    semaphore.deallocate()
  }

  /// Does nothing; for a global value, which comes to be when it is touched first.
  func prepare() {}

  /// Raises the counter. Safe in a handler.
  func raise() { sem_post(semaphore) }

  /// Waits until the counter is above zero and lowers it, or until a moment has come.
  func wait(until deadline: ContinuousClock.Instant?) {
    guard let deadline else {
      while sem_wait(semaphore) != 0, errno == EINTR {}
      return
    }
    // The C library waits only until a time of day, which jumps when the clock is set; so this looks again and again.
    while sem_trywait(semaphore) != 0, ContinuousClock.now < deadline { usleep(20_000) }
  }
}
