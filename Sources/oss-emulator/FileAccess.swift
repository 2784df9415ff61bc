internal import Glibc
internal import SystemPackage

/// Why a file could not be read or written, as a plain sentence without a full stop.
struct FileError: Error, CustomStringConvertible {
  let description: String

  init(_ action: String, _ path: String, _ cause: Errno) {
    self.init(action, path, String(cString: strerror(cause.rawValue)))
  }

  init(_ action: String, _ path: String, _ cause: String) {
    description = "cannot \(action) \(path): \(cause)"
  }
}

/// Whole files, read and written at once.
enum FileAccess {
  /// The largest file that is read, in bytes.
  private static let longest = 256 << 20

  /// All bytes of a file; nil when there is no such file. Only an ordinary file has an end that is sure to come.
  static func bytes(at path: String) throws(FileError) -> [UInt8]? {
    do {
      let file = try FileDescriptor.open(FilePath(path), .readOnly, options: [.nonBlocking])
      return try file.closeAfter {
        var status = stat()
        guard fstat(file.rawValue, &status) == 0 else { throw Errno(rawValue: errno) }
        guard status.st_mode & S_IFMT == S_IFREG || status.st_mode & S_IFMT == S_IFDIR else {
          throw FileError("read", path, "it is not an ordinary file")
        }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
          let count = try buffer.withUnsafeMutableBytes { try file.read(into: $0) }
          guard count > 0 else { return bytes }
          bytes += buffer[..<count]
          guard bytes.count <= longest else {
            throw FileError("read", path, "it is larger than \(longest >> 20) MiB")
          }
        }
      }
    } catch let error as Errno {
      guard error != .noSuchFileOrDirectory else { return nil }
      throw FileError("read", path, error)
    } catch let error as FileError {
      throw error
    } catch {
      throw FileError("read", path, .ioError)
    }
  }

  /// Replaces a file so that at every moment, also after a crash, either the old or the new content is there. Nobody but
  /// the owner may read it.
  static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    let temporary = "\(path).\(getpid()).tmp"
    do {
      let file = try FileDescriptor.open(
        FilePath(temporary), .writeOnly, options: [.create, .truncate], permissions: [.ownerReadWrite])
      try file.closeAfter {
        try file.writeAll(bytes)
        guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
      }
      guard rename(temporary, path) == 0 else { throw Errno(rawValue: errno) }
    } catch {
      unlink(temporary)
      throw FileError("write", path, error as? Errno ?? .ioError)
    }
  }
}
