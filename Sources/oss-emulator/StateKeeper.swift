internal import Locking
internal import NIOCore
internal import NIOPosix
internal import OSSEmulator

/// Writes what is stored to a file, on a thread of its own, so that reads never wait for the disk.
final class StateKeeper: Sendable {
  private let path: String
  private let thread = NIOThreadPool(numberOfThreads: 1)
  /// What is to be written, and what is.
  private struct Progress {
    /// The newest state, until a write has brought it, or a newer one, to the disk.
    var pending: EmulatorStore?
    /// The number of the newest state; each that arrives counts one up.
    var newest = 0
    /// The number of the newest state on the disk.
    var written = 0
  }

  private let progress = Locked(Progress())

  /// Writes a first state, so that a file that cannot be written is found at once.
  init(path: String, store: EmulatorStore) throws {
    self.path = path
    try FileAccess.replace(path, with: StateDocument.bytes(of: store))
    thread.start()
  }

  /// Writes a state; the future ends well when it, or a newer one, is on the disk. While one write is under way, all that
  /// arrive share the next; when that fails, it fails for each of them.
  func keep(_ store: EmulatorStore, on eventLoop: any EventLoop) -> EventLoopFuture<Void> {
    let number = add(store)
    return thread.runIfActive(eventLoop: eventLoop) { [self] in try write(number) }
  }

  /// Writes a last state and ends the thread.
  func finish(_ store: EmulatorStore) throws {
    try thread.syncShutdownGracefully()
    try write(add(store))
  }

  private func add(_ store: EmulatorStore) -> Int {
    progress.withLock { progress in
      progress.newest += 1
      progress.pending = store
      return progress.newest
    }
  }

  /// Brings a state to the disk, unless it or a newer one is there already. Only one thread at a time calls this.
  private func write(_ number: Int) throws {
    let due = progress.withLock { progress in
      progress.written < number ? progress.pending.map { (store: $0, number: progress.newest) } : nil
    }
    guard let due else { return }
    try FileAccess.replace(path, with: StateDocument.bytes(of: due.store))
    progress.withLock { progress in
      progress.written = due.number
      if progress.newest == due.number { progress.pending = nil }
    }
  }
}
