internal import NIOCore
internal import NIOPosix
internal import OSSEmulator
internal import Synchronization

/// Writes what is stored to a file, on a thread of its own, so that reads never wait for the disk.
final class StateKeeper: Sendable {
  private let path: String
  private let thread = NIOThreadPool(numberOfThreads: 1)
  /// The newest state that no write has taken up yet.
  private let pending = Mutex<EmulatorStore?>(nil)

  /// Writes a first state, so that a file that cannot be written is found at once.
  init(path: String, store: EmulatorStore) throws {
    self.path = path
    try FileAccess.replace(path, with: StateDocument.bytes(of: store))
    thread.start()
  }

  /// Writes a state; the future ends when it, or a newer one, is on the disk. While one write is under way, all that
  /// arrive share the next.
  func keep(_ store: EmulatorStore, on eventLoop: any EventLoop) -> EventLoopFuture<Void> {
    pending.withLock { $0 = store }
    return thread.runIfActive(eventLoop: eventLoop) { [self] in try writePending() }
  }

  /// Writes a last state and ends the thread.
  func finish(_ store: EmulatorStore) throws {
    try thread.syncShutdownGracefully()
    pending.withLock { $0 = store }
    try writePending()
  }

  private func writePending() throws {
    guard let store = pending.withLock({ state in state.take() }) else { return }
    try FileAccess.replace(path, with: StateDocument.bytes(of: store))
  }
}
