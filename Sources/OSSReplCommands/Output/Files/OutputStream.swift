internal import Glibc
internal import SystemPackage

/// An output that is no ordinary file, and is written to as it is: never cut, never replaced.
final class OutputStream: Sendable {
  /// How long is waited for somebody to open the other end of a named pipe, in microseconds, and how often is looked.
  private static let (openingTime, openingPause): (UInt32, UInt32) = (5_000_000, 50_000)
  /// How long somebody may read nothing, in milliseconds.
  private static let readingTime: Int32 = 30_000

  private let descriptor: FileDescriptor

  /// One of this process's own descriptors, by a path such as `/dev/stdout` or `/dev/fd/3`; nil for any other path.
  init?(descriptorNamedBy path: FilePath) throws(Errno) {
    guard let number = Self.descriptor(namedBy: path) else { return nil }
    let mode = fcntl(number, F_GETFL)
    var status = stat()
    guard mode >= 0, mode & O_ACCMODE != O_RDONLY, fstat(number, &status) == 0, status.st_mode & S_IFMT != 0 else {
      throw Errno.badFileDescriptor
    }
    let copy = fcntl(number, F_DUPFD_CLOEXEC, 3)
    guard copy >= 0 else { throw Errno(rawValue: errno) }
    descriptor = FileDescriptor(rawValue: copy)
  }

  /// A device, or a named pipe.
  ///
  /// - Throws: `Errno`; a pipe that nobody reads in time is a time-out.
  init(openingIn directory: OutputDirectory) throws(Errno) {
    var waited: UInt32 = 0
    while true {
      do throws(Errno) {
        descriptor = try directory.open(directory.name, O_WRONLY)
        return
      } catch {
        guard error == .noSuchAddressOrDevice else { throw error }
        guard waited < Self.openingTime else { throw Errno.timedOut }
      }
      usleep(Self.openingPause)
      waited += Self.openingPause
    }
  }

  deinit {
    // All was written, or its failure is known.
    try? descriptor.close()
  }

  /// What it is, and which file.
  var status: stat? {
    var status = stat()
    return fstat(descriptor.rawValue, &status) == 0 ? status : nil
  }

  /// Writes a text. Whoever reads may go away, which is reported and does not end the process.
  func write(_ text: String) throws(Errno) {
    let error = withoutPipeSignal { writeAll(text, to: descriptor.rawValue, patience: Self.readingTime) }
    if let error { throw error }
  }

  /// The number of the descriptor that a path stands for in every process.
  static func descriptor(namedBy path: FilePath) -> Int32? {
    let path = path.lexicallyNormalized().string
    switch path {
    case "/dev/stdout": return STDOUT_FILENO
    case "/dev/stderr": return STDERR_FILENO
    default:
      let prefix = ["/dev/fd/", "/proc/self/fd/"].first { path.hasPrefix($0) }
      return prefix.flatMap { Int32(path.dropFirst($0.utf8.count)) }.flatMap { $0 >= 0 ? $0 : nil }
    }
  }
}

/// Does some work in which a pipe without a reader is an error like others, not the end of the process.
private func withoutPipeSignal<Value>(_ work: () -> Value) -> Value {
  var pipe = sigset_t()
  var before = sigset_t()
  sigemptyset(&pipe)
  sigaddset(&pipe, SIGPIPE)
  guard pthread_sigmask(SIG_BLOCK, &pipe, &before) == 0 else { return work() }
  let value = work()
  if sigismember(&before, SIGPIPE) == 0 {
    // The signal of a failed write waits for this thread, and would end the process once it is let in.
    var none = timespec()
    while sigtimedwait(&pipe, nil, &none) < 0, errno == EINTR {}
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
  return value
}
