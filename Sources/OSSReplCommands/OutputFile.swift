internal import Diagnostics
internal import Glibc
internal import SystemPackage

/// Why a file could not be written.
struct OutputProblem: Error {
  let path: FilePath
  let reason: String

  var diagnostic: Diagnostic {
    Diagnostic(
      .outputUnwritable, "can't write \(path): \(reason)",
      help: ["name a file in a directory that exists and may be written"])
  }
}

extension OutputProblem: CustomStringConvertible {
  /// One line without a full stop.
  var description: String { "\(path): \(reason)" }
}

/// A file that a run leaves behind: whole, or not at all.
///
/// The text goes into a new file beside the old one, which it then replaces in one step, so that nobody ever reads half of
/// it. What is no ordinary file (a link, a pipe, a device such as `/dev/stdout`) can't be replaced and is written in place.
struct OutputFile {
  let path: FilePath
  private let permissions: FilePermissions
  private let isReplaced: Bool

  /// Makes sure that the file can be written, and leaves nothing behind yet.
  ///
  /// - Parameters:
  ///   - permissions: those of a new file, less what the process's mask takes away.
  ///   - mustBeReplaced: whether only an ordinary file will do, which is never written in place.
  init(
    _ path: String, permissions: FilePermissions = [.ownerReadWrite, .groupReadWrite, .otherReadWrite],
    mustBeReplaced: Bool = false
  ) throws(OutputProblem) {
    self.path = FilePath(path)
    self.permissions = permissions
    switch Self.kind(of: self.path) {
    case nil, S_IFREG: isReplaced = true
    case S_IFDIR: throw OutputProblem(path: self.path, reason: "it is a directory")
    default:
      guard !mustBeReplaced else {
        throw OutputProblem(path: self.path, reason: "it is a link or a device, which can't be replaced in one step")
      }
      isReplaced = false
    }
    guard isReplaced else { return }
    let trial = neighbour
    try attempt {
      try create(trial).close()
      unlink(trial.string)
    }
  }

  /// Writes the file, in place of an earlier one.
  func write(_ text: String) throws(OutputProblem) {
    try attempt {
      guard isReplaced else {
        let file = try FileDescriptor.open(path, .writeOnly, options: [.create, .truncate], permissions: permissions)
        _ = try file.closeAfter { try file.writeAll(text.utf8) }
        return
      }
      let new = neighbour
      let file = try create(new)
      do {
        _ = try file.closeAfter { try file.writeAll(text.utf8) }
        guard rename(new.string, path.string) == 0 else { throw Errno(rawValue: errno) }
      } catch {
        unlink(new.string)
        throw error
      }
    }
  }

  private func create(_ path: FilePath) throws -> FileDescriptor {
    try FileDescriptor.open(
      path, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec], permissions: permissions)
  }

  /// A name in the same directory that nobody else uses.
  private var neighbour: FilePath {
    let name = ".\(path.lastComponent?.string ?? "output").\(String(UInt64.random(in: 0...(.max)), radix: 36))"
    return path.removingLastComponent().appending(name)
  }

  /// Where a path leads, so that two ways of writing one file can be told to be that: its directory without links, and the
  /// name in it. A directory that does not exist is taken as it is written.
  static func place(of path: String) -> FilePath {
    let path = FilePath(path).lexicallyNormalized()
    guard let name = path.lastComponent else { return path }
    let directory = path.removingLastComponent()
    guard let resolved = realpath(directory.isEmpty ? "." : directory.string, nil) else { return path }
    defer { free(resolved) }
    return FilePath(String(cString: resolved)).appending(name)
  }

  /// The type of what stands at a path, as `S_IFMT` tells it; nil for nothing.
  private static func kind(of path: FilePath) -> mode_t? {
    var status = stat()
    return lstat(path.string, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  private func attempt(_ work: () throws -> Void) throws(OutputProblem) {
    do {
      try work()
    } catch let error as Errno {
      throw OutputProblem(path: path, reason: Self.reason(error))
    } catch {
      throw OutputProblem(path: path, reason: "\(error)")
    }
  }

  /// What an error of the system means for a file that is written, without its number.
  static func reason(_ error: Errno) -> String {
    switch error {
    case .noSuchFileOrDirectory: "there is no such directory"
    case .permissionDenied: "permission denied"
    case .isDirectory: "it is a directory"
    case .noSpace: "there is no space left"
    case .fileTooLarge: "it would be larger than files may be here"
    case .readOnlyFileSystem: "the file system is read-only"
    default: error.description
    }
  }
}
