internal import Glibc
internal import Locking
internal import SystemPackage

/// The process's standard output. It remembers what it could not take: a run whose product is cut off has not done its work.
final class StandardOutput: Sendable {
  static let shared = StandardOutput()

  private let failed = Locked<Errno?>(nil)

  /// Why not all that was printed has arrived; nil when it has.
  ///
  /// A reader that went away is none: it has what it wanted.
  var failure: String? { failed.withLock { $0 }?.reason(.writing) }

  func write(_ text: String) {
    guard let error = writeAll(text, to: STDOUT_FILENO), error != .brokenPipe else { return }
    failed.withLock { $0 = $0 ?? error }
  }
}

/// Writes all of a text, however many calls that takes. A closed pipe ends the process by its signal, as usual.
///
/// - Parameter patience: how long is waited for a pipe that does not block to take more, in milliseconds; negative for ever.
/// - Returns: why not all of it could be written; nil when it was.
@discardableResult
func writeAll(_ text: String, to descriptor: Int32, patience: Int32 = -1) -> Errno? {
  var bytes = Array(text.utf8)[...]
  while !bytes.isEmpty {
    let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    if count < 0 && errno == EINTR { continue }
    if count < 0 && errno == EAGAIN {
      // Whoever made the pipe made it non-blocking, as some CI runners do: wait until it takes more.
      var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      guard poll(&waiting, 1, patience) != 0 else { return .timedOut }
      continue
    }
    guard count > 0 else { return Errno(rawValue: count < 0 ? errno : EIO) }
    bytes = bytes.dropFirst(count)
  }
  return nil
}
