internal import Glibc

/// SIGINT and SIGTERM, taken by waiting for them instead of by handlers.
struct TerminationSignals {
  private var set = sigset_t()

  /// Blocks the signals in this thread and in those it starts later, so that none gets lost before ``wait()``.
  init() {
    sigemptyset(&set)
    sigaddset(&set, SIGINT)
    sigaddset(&set, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &set, nil)
    signal(SIGPIPE, SIG_IGN)
  }

  /// Waits until one of them comes.
  func wait() {
    var set = set
    var received: Int32 = 0
    while sigwait(&set, &received) != 0 {}
  }
}
