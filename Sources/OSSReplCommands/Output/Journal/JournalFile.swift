internal import Glibc
internal import Locking
internal import SystemPackage

/// A file to which whole lines are appended, each with one call, so that what a run did stays readable however it ended.
///
/// An earlier journal is gone on with, never cut. Where its last line was torn, the next one begins on a line of its own.
final class JournalFile: Sendable {
  let path: FilePath
  private let place: Place
  /// Whether the next line has to end a torn one first; nil before the file was looked at.
  private let isTorn = Locked<Bool?>(nil)

  private enum Place {
    case file(JournalDescriptor)
    /// One of this process's own descriptors, which nothing is read from.
    case stream(OutputStream)
  }

  /// Opens a journal, or makes one; only its owner may read it, also where an earlier one was open to others.
  ///
  /// - Throws: when it can't be written, or when the file is there and is something else than a journal.
  init(_ path: String) throws(OutputProblem) {
    self.path = FilePath(path)
    // A limit on the size of files must end as a failed call, not the process.
    signal(SIGXFSZ, SIG_IGN)
    do {
      if let stream = try OutputStream(descriptorNamedBy: self.path) {
        place = .stream(stream)
      } else {
        place = .file(try JournalDescriptor(self.path, in: try OutputDirectory(of: self.path)))
      }
    } catch {
      throw OutputProblem(path: self.path, error)
    }
  }

  /// Appends a line, which ends with a line break.
  ///
  /// - Parameter durably: whether the line has to be on the disk when this returns.
  func append(_ line: String, durably: Bool) throws(OutputProblem) {
    do {
      switch place {
      case .stream(let stream): try isTorn.withLock { _ in try stream.write(line) }
      case .file(let file):
        try isTorn.withLock { torn in
          let isTornNow = try torn ?? (try file.endsInsideLine())
          // If this fails, half a line may stand there.
          torn = true
          try file.write((isTornNow ? "\n" : "") + line)
          torn = false
        }
        if durably { try file.synchronize() }
      }
    } catch {
      throw OutputProblem(path: path, error)
    }
  }
}
