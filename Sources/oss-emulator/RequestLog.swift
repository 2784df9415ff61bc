internal import OSSEmulator
internal import SystemPackage

/// A file, or standard output, to which every request adds one line of JSON.
struct RequestLog: Sendable {
  private let file: FileDescriptor

  /// Opens the file for appending; a new one can be read by its owner only. `-` is standard output.
  init(path: String) throws(FileError) {
    guard path != "-" else {
      file = .standardOutput
      return
    }
    do {
      file = try FileDescriptor.open(
        FilePath(path), .writeOnly, options: [.create, .append], permissions: [.ownerReadWrite])
    } catch {
      throw FileError("write", path, error as? Errno ?? .ioError)
    }
  }

  /// Adds a line with one write, so that lines never mix.
  func add(_ record: RequestRecord, duration: Duration) {
    let line = Array((record.jsonLine(duration: duration) + "\n").utf8)
    // A full disk must not stop the emulator; the line is lost then.
    _ = try? line.withUnsafeBytes { try file.write($0) }
  }
}
