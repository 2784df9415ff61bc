internal import Desired
internal import Glibc
internal import Reporting
internal import SystemPackage

/// A file that a run leaves behind: whole, or not at all.
///
/// The text goes into a new file beside the old one, which it then replaces in one step, so that nobody ever reads half of
/// it, and a file of another mode or owner is not written into. Pipes and devices are written to as they are, and so are
/// this process's own descriptors.
final class OutputFile: Sendable {
  let path: FilePath
  private let permissions: mode_t
  private let place: Place

  private enum Place {
    case replaced(in: OutputDirectory)
    case appended(FileDescriptor)
    case stream(OutputStream)
  }

  /// Makes sure that the file can be written, and leaves nothing behind yet.
  ///
  /// - Parameters:
  ///   - permissions: those of a new file, less what the process's mask takes away.
  ///   - isAppended: whether the text is added to what is there.
  init(_ path: String, permissions: mode_t = 0o666, isAppended: Bool = false) throws(OutputProblem) {
    self.path = FilePath(path)
    self.permissions = permissions
    do {
      if let stream = try OutputStream(descriptorNamedBy: self.path) {
        place = .stream(stream)
        return
      }
      place = try Self.place(self.path, in: try OutputDirectory(of: self.path), permissions, isAppended: isAppended)
      if case .replaced(let directory) = place {
        let (name, file) = try Self.makeNeighbour(in: directory, permissions)
        try? file.close()  // Nothing was written to it.
        unlinkat(directory.descriptor.rawValue, name, 0)
      }
    } catch {
      throw OutputProblem(path: self.path, error)
    }
  }

  private static func place(
    _ path: FilePath, in directory: OutputDirectory, _ permissions: mode_t, isAppended: Bool
  ) throws -> Place {
    if hasNameOfConfiguration(path) {
      throw OutputProblem(path: path, .refused, reason: "a file named so is taken for a configuration")
    }
    switch directory.status.map({ $0.st_mode & S_IFMT }) {
    case nil, S_IFREG:
      guard isAppended else { return .replaced(in: directory) }
      return .appended(try directory.open(directory.name, O_RDWR | O_APPEND | O_CREAT, mode: permissions))
    case S_IFIFO, S_IFCHR: return .stream(try OutputStream(openingIn: directory))
    case S_IFDIR: throw Errno.isDirectory
    case S_IFLNK: throw OutputProblem(path: path, .refused, reason: "it is a link")
    default: throw OutputProblem(path: path, .refused, reason: "it is neither a file nor a pipe")
    }
  }

  /// Whether a file's name is that of a configuration, whatever is in it.
  static func hasNameOfConfiguration(_ path: FilePath) -> Bool {
    ["yaml", "yml"].contains(path.lastComponent?.extension?.lowercased())
  }

  /// Whether it can be written once more, in place of what was written before.
  var isReplaceable: Bool {
    if case .replaced = place { true } else { false }
  }

  /// What tells the file that stands there now from others; nil for none.
  var identity: ConfigurationSource.FileIdentity? {
    let status: stat?
    switch place {
    case .replaced(let directory): status = directory.status
    case .stream(let stream): status = stream.status
    case .appended(let file):
      var found = stat()
      status = fstat(file.rawValue, &found) == 0 ? found : nil
    }
    return status.map { ConfigurationSource.FileIdentity(device: UInt64($0.st_dev), number: UInt64($0.st_ino)) }
  }

  /// Writes the file.
  func write(_ text: String) throws(OutputProblem) {
    do {
      switch place {
      case .stream(let stream): try stream.write(text)
      case .appended(let file): try Self.append(text, to: file)
      case .replaced(let directory): try replace(in: directory, with: text)
      }
    } catch {
      throw OutputProblem(path: path, error)
    }
  }

  private func replace(in directory: OutputDirectory, with text: String) throws {
    let (name, file) = try Self.makeNeighbour(in: directory, permissions)
    do {
      _ = try file.closeAfter { try file.writeAll(text.utf8) }
      // A link that was put there meanwhile is replaced, not followed; what else may not be replaced is looked at again.
      if let kind = directory.status.map({ $0.st_mode & S_IFMT }), kind == S_IFDIR { throw Errno.isDirectory }
      let parent = directory.descriptor.rawValue
      guard renameat(parent, name, parent, directory.name) == 0 else { throw Errno(rawValue: errno) }
    } catch {
      unlinkat(directory.descriptor.rawValue, name, 0)
      throw error
    }
  }

  /// Adds lines to a file, whose last one may lack its end.
  private static func append(_ text: String, to file: FileDescriptor) throws {
    let size = try file.seek(offset: 0, from: .end)
    var last: [UInt8] = [0]
    let count =
      size == 0 ? 0 : try last.withUnsafeMutableBytes { try file.read(fromAbsoluteOffset: size - 1, into: $0) }
    try file.writeAll((count == 1 && last != [UInt8(ascii: "\n")] && !text.isEmpty ? "\n" + text : text).utf8)
  }

  /// Makes a file in the directory under a name that nobody else uses.
  private static func makeNeighbour(
    in directory: OutputDirectory, _ permissions: mode_t
  ) throws -> (name: String, file: FileDescriptor) {
    let name = ".oss-repl-\(String(UInt64.random(in: 0...(.max)), radix: 36))"
    return (name, try directory.open(name, O_WRONLY | O_CREAT | O_EXCL, mode: permissions))
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
}
