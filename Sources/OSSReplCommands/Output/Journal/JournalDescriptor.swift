internal import Glibc
internal import Reporting
internal import SystemPackage

/// The open file of a journal.
final class JournalDescriptor: Sendable {
  private let file: FileDescriptor
  private let directory: OutputDirectory

  /// Opens the file, or makes one that only its owner may read, and makes sure that lines may be appended.
  ///
  /// - Throws: `Errno`; `OutputProblem` for what is there and may not be appended to.
  init(_ path: FilePath, in directory: OutputDirectory) throws {
    func refuse(_ reason: String) -> OutputProblem { OutputProblem(path: path, .refused, reason: reason) }
    guard !OutputFile.hasNameOfConfiguration(path) else {
      throw refuse("a file named so is taken for a configuration")
    }
    self.directory = directory
    do throws(Errno) {
      file = try directory.open(directory.name, O_RDWR | O_APPEND | O_CREAT, mode: 0o600)
    } catch {
      throw error == .tooManySymbolicLinkLevels ? refuse("it is a link") : error
    }
    // From here on the file is closed with the value, also where the rest fails.
    let status = try status()
    switch status.st_mode & S_IFMT {
    case S_IFCHR: return
    case S_IFREG: break
    default: throw refuse("it is not a file to which lines can be appended")
    }
    guard try isJournal(size: status.st_size) else { throw refuse("the file is there and is not a journal") }
    guard status.st_uid == geteuid() else { throw refuse("the file is there and belongs to another user") }
    guard status.st_mode & 0o7777 == 0o600 || fchmod(file.rawValue, 0o600) == 0 else { throw Errno(rawValue: errno) }
  }

  deinit {
    // All lines are written, and those that matter are on the disk: closing can lose nothing.
    try? file.close()
  }

  /// Writes a text, with one call where the system takes it all at once.
  func write(_ text: String) throws {
    let bytes = Array(text.utf8)
    let count = try bytes.withUnsafeBytes { try file.write($0) }
    if count < bytes.count { try file.writeAll(bytes[count...]) }
  }

  /// Whether the last line has no end. The name of a file without lines is made as durable as they will be.
  func endsInsideLine() throws -> Bool {
    let size = try status().st_size
    guard size > 0 else {
      let opened = try directory.open(".", O_RDONLY | O_DIRECTORY)
      try opened.closeAfter { try Self.synchronize(opened) }
      return false
    }
    return try read(at: size - 1, count: 1) != [UInt8(ascii: "\n")]
  }

  /// Waits until everything is on the disk.
  func synchronize() throws { try Self.synchronize(file) }

  /// Devices and some file systems have no disk to wait for.
  private static func synchronize(_ file: FileDescriptor) throws {
    var result = fsync(file.rawValue)
    while result != 0 && errno == EINTR { result = fsync(file.rawValue) }
    guard result != 0 else { return }
    let error = Errno(rawValue: errno)
    guard [.invalidArgument, .notSupported, .readOnlyFileSystem].contains(error) else { throw error }
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

  private func status() throws -> stat {
    var status = stat()
    guard fstat(file.rawValue, &status) == 0 else { throw Errno(rawValue: errno) }
    return status
  }
}
