internal import Glibc
internal import SystemPackage

/// The directory that an output lies in, held open, and the output's name in it: whatever becomes of the path meanwhile, the
/// file is looked at, made and renamed in this one directory.
///
/// Below the working directory the author of a repository may have put links. They are followed one by one, each within a
/// directory that is open already, and none leads out. Elsewhere the operator's own links hold.
final class OutputDirectory: Sendable {
  let descriptor: FileDescriptor
  let name: String

  /// - Throws: `OutputProblem` where there is no such directory, or where a link leads out of the working directory.
  init(of path: FilePath) throws(OutputProblem) {
    guard let last = path.lastComponent, last.kind == .regular, !path.string.hasSuffix("/") else {
      throw OutputProblem(path: path, reason: "it is a directory")
    }
    name = last.string
    do {
      if let components = Self.componentsBelowWorkingDirectory(path.removingLastComponent()) {
        descriptor = try ConfinedWalk(from: try Self.open(".")).end(of: components)
      } else {
        descriptor = try Self.open(path.removingLastComponent().string)
      }
    } catch {
      throw OutputProblem(path: path, error)
    }
  }

  deinit {
    // It was never written to: closing can lose nothing.
    try? descriptor.close()
  }

  /// What stands under the name, a link as itself; nil for nothing.
  var status: stat? {
    var status = stat()
    return fstatat(descriptor.rawValue, name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? status : nil
  }

  /// Opens the file; a link is never followed, and nothing is waited for.
  func open(_ name: String, _ flags: Int32, mode: mode_t = 0) throws(Errno) -> FileDescriptor {
    let descriptor = openat(
      descriptor.rawValue, name, flags | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw Errno(rawValue: errno) }
    return FileDescriptor(rawValue: descriptor)
  }

  /// How a directory is opened only to look up names in it, for which it need not be readable. The first is Linux's `O_PATH`
  /// (`asm-generic/fcntl.h`), which the C library shows to GNU's sources alone.
  static let openingFlags: Int32 = 0o10_000_000 | O_DIRECTORY | O_CLOEXEC

  private static func open(_ directory: String) throws(Errno) -> FileDescriptor {
    let descriptor = Glibc.open(directory, openingFlags)
    guard descriptor >= 0 else { throw Errno(rawValue: errno) }
    return FileDescriptor(rawValue: descriptor)
  }

  /// The way to a directory from the working directory, where it lies in it by its path; nil where it lies elsewhere.
  static func componentsBelowWorkingDirectory(_ directory: FilePath) -> [String]? {
    guard !directory.isEmpty else { return [] }
    let written = directory.lexicallyNormalized()
    if !written.isAbsolute, written.components.first?.kind != .parentDirectory {
      return written.components.filter { $0.kind == .regular }.map(\.string)
    }
    guard let working = status(of: "."), let current = workingDirectory else { return nil }
    let absolute = current.pushing(written).lexicallyNormalized()
    let components = absolute.components.map(\.string)
    // The working directory may have several names, as over a link to it.
    for count in stride(from: components.count, through: 0, by: -1) {
      let start = status(of: "/" + components.prefix(count).joined(separator: "/"))
      if let start, start.st_dev == working.st_dev, start.st_ino == working.st_ino {
        return Array(components.dropFirst(count))
      }
    }
    return nil
  }

  private static func status(of path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }

  /// The working directory's real path; nil once it was removed.
  static var workingDirectory: FilePath? {
    guard let path = getcwd(nil, 0) else { return nil }
    defer { free(path) }
    return FilePath(String(cString: path))
  }
}
