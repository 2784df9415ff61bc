internal import Glibc
internal import HTTPTransport
internal import SystemPackage

/// A file to which whole lines are appended, each with one call, so that what a run did stays readable however it ended.
///
/// An earlier journal is gone on with, never cut. Where its last line was torn, the next one begins on a line of its own.
final class JournalFile: Sendable {
  let path: FilePath
  private let file: FileDescriptor
  /// Whether the next line has to end a torn one first; nil before the file was looked at.
  private let isTorn = Locked<Bool?>(nil)

  /// Opens a journal, or makes one that only its owner may read.
  ///
  /// - Throws: when it can't be written, or when the file is there and is something else than a journal.
  init(_ path: String) throws(OutputProblem) {
    self.path = FilePath(path)
    // A limit on the size of files must end as a failed call, not the process.
    signal(SIGXFSZ, SIG_IGN)
    let descriptor = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, 0o600)
    guard descriptor >= 0 else {
      throw OutputProblem(path: self.path, reason: OutputFile.reason(Errno(rawValue: errno)))
    }
    file = FileDescriptor(rawValue: descriptor)
    try checkKind()
  }

  deinit {
    // All lines are written, and those that matter are on the disk: closing can lose nothing.
    try? file.close()
  }

  /// Appends a line, which ends with a line break.
  ///
  /// - Parameter durably: whether the line has to be on the disk when this returns.
  func append(_ line: String, durably: Bool) throws(OutputProblem) {
    do {
      try isTorn.withLock { torn in
        let isTornNow = try torn ?? (try endsInsideLine())
        // If this fails, half a line may stand there.
        torn = true
        let bytes = Array(((isTornNow ? "\n" : "") + line).utf8)
        let count = try bytes.withUnsafeBytes { try file.write($0) }
        if count < bytes.count { try file.writeAll(bytes[count...]) }
        torn = false
      }
      if durably { try synchronize(file) }
    } catch {
      throw OutputProblem(path: path, reason: (error as? Errno).map { OutputFile.reason($0) } ?? "\(error)")
    }
  }

  private func endsInsideLine() throws -> Bool {
    let size = try status(of: file).st_size
    guard size > 0 else {
      // A file's name is as durable as its directory.
      try syncDirectory()
      return false
    }
    return try read(at: size - 1, count: 1) != [UInt8(ascii: "\n")]
  }

  /// Makes sure that lines may be appended: a device, or a file that is empty or a journal.
  private func checkKind() throws(OutputProblem) {
    let refusal: String?
    do {
      let status = try status(of: file)
      switch status.st_mode & S_IFMT {
      case S_IFCHR: refusal = nil
      case S_IFREG: refusal = try isJournal(size: status.st_size) ? nil : "the file is there and is not a journal"
      default: refusal = "it is not a file to which lines can be appended"
      }
    } catch {
      refusal = (error as? Errno).map { OutputFile.reason($0) } ?? "\(error)"
    }
    if let refusal { throw OutputProblem(path: path, reason: refusal) }
  }

  /// Whether a file's first line, as far as it goes, is that of a journal.
  private func isJournal(size: off_t) throws -> Bool {
    let start = Array(#"{"time":""#.utf8)
    let beginning = try read(at: 0, count: Int(min(size, 1 << 16)))
    guard beginning.prefix(start.count).elementsEqual(start.prefix(beginning.count)) else { return false }
    guard let end = beginning.firstIndex(of: UInt8(ascii: "\n")) else { return true }
    return String(decoding: beginning[..<end], as: UTF8.self).contains(#""format":"oss-repl.journal""#)
  }

  private func read(at offset: off_t, count: Int) throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = try file.read(fromAbsoluteOffset: Int64(offset), into: UnsafeMutableRawBufferPointer(buffer))
    }
  }

  private func syncDirectory() throws {
    let directory = path.removingLastComponent()
    let opened = try FileDescriptor.open(directory.isEmpty ? "." : directory, .readOnly, options: [.closeOnExec])
    try opened.closeAfter { try synchronize(opened) }
  }
}

private func status(of file: FileDescriptor) throws -> stat {
  var status = stat()
  guard fstat(file.rawValue, &status) == 0 else { throw Errno(rawValue: errno) }
  return status
}

/// Waits until everything is on the disk; devices and some file systems have none.
private func synchronize(_ file: FileDescriptor) throws {
  var result = fsync(file.rawValue)
  while result != 0 && errno == EINTR { result = fsync(file.rawValue) }
  guard result != 0 else { return }
  let error = Errno(rawValue: errno)
  guard [.invalidArgument, .notSupported, .readOnlyFileSystem].contains(error) else { throw error }
}
