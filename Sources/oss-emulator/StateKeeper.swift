internal import Locking
internal import NIOCore
internal import NIOPosix
internal import OSSEmulator

/// Writes what is stored to a file, on a thread of its own, so that reads never wait for the disk.
final class StateKeeper: Sendable {
  private let path: String
  /// What is to be written, and what is.
  private struct Progress {
    /// The newest state, until a write has brought it, or a newer one, to the disk.
    var pending: EmulatorStore?
    /// The number of the newest state; each that arrives counts one up.
    var newest = 0
    /// The number of the newest state on the disk.
    var written = 0
    /// How many attempts have failed since one went well.
    var failures = 0
  }

  private let progress = Locked(Progress())
  /// Only one thread at a time writes: that of the disk, or in the end the one that ends the process.
  private let turn = Locked(())

  /// Writes a first state, so that a file that cannot be written is found at once.
  init(path: String, store: EmulatorStore) throws {
    self.path = path
    try FileAccess.replace(path, with: StateDocument.bytes(of: store))
  }

  /// Writes a state; the future ends well when it, or a newer one, is on the disk. While one write is under way, all that
  /// arrive share the next; when that fails, it fails for each of them.
  func keep(_ store: EmulatorStore, on eventLoop: any EventLoop) -> EventLoopFuture<Void> {
    let number = add(store)
    return ServerThreads.disk.runIfActive(eventLoop: eventLoop) { [self] in try write(number) }
  }

  /// Writes a last state.
  func finish(_ store: EmulatorStore) throws { try write(add(store)) }

  private func add(_ store: EmulatorStore) -> Int {
    progress.withLock { progress in
      progress.newest += 1
      progress.pending = store
      return progress.newest
    }
  }

  /// Brings a state to the disk, unless it or a newer one is there already.
  private func write(_ number: Int) throws {
    try turn.withLock { _ in
      let due = progress.withLock { progress in
        progress.written < number ? progress.pending.map { (store: $0, number: progress.newest) } : nil
      }
      guard let due else { return }
      do {
        try FileAccess.replace(path, with: StateDocument.bytes(of: due.store))
      } catch {
        noteFailure(error)
        throw error
      }
      noteSuccess(due.number)
    }
  }

  /// Tells of the first failure of a row; the others are for the same reason.
  private func noteFailure(_ error: any Error) {
    let failures = progress.withLock { progress in
      progress.failures += 1
      return progress.failures
    }
    guard failures == 1 else { return }
    StandardStreams.printError("\(error); changes are answered with 500 until the state can be written again")
  }

  private func noteSuccess(_ number: Int) {
    let failures = progress.withLock { progress in
      progress.written = number
      if progress.newest == number { progress.pending = nil }
      defer { progress.failures = 0 }
      return progress.failures
    }
    guard failures > 0 else { return }
    StandardStreams.printError("the state is written to \(path) again, after \(failures) failures")
  }
}
