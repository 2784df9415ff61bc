internal import Desired
internal import Glibc
internal import SystemPackage

/// The folder in which all files of a configuration lie.
///
/// Where a path leads is worked out first, which is only a proposal: the file is then opened from the folder's own descriptor
/// on, component by component, and no link is followed on that way. So whatever is opened lies in the folder, also when
/// somebody changes a link in between. Neither `/proc` nor `openat2` is needed.
final class RootFolder: Sendable {
  /// Without links.
  let path: FilePath
  private let descriptor: FileDescriptor
  /// What relative paths begin at.
  private let workingDirectory: FilePath
  /// How the operator spells folders in this one.
  private let spellings: [(written: FilePath, real: FilePath)]

  /// - Parameters:
  ///   - directory: As the operator names it.
  ///   - start: The directory of the root file, as the operator names it, from which the files are named.
  init(_ directory: FilePath, start: FilePath? = nil) throws(Errno) {
    let folder = try Self.realPath(directory)
    let current = try Self.realPath(".")
    let named = [directory] + (start.map { [$0] } ?? [])
    spellings = named.compactMap { name in
      // A directory that can't be resolved is no way into the folder.
      guard let real = try? Self.realPath(name), real.starts(with: folder) else { return nil }
      return (Self.absolute(name, from: current), real)
    }
    path = folder
    workingDirectory = current
    descriptor = try Self.open(path, at: nil, O_DIRECTORY)
  }

  private static func realPath(_ path: FilePath) throws(Errno) -> FilePath {
    guard let resolved = realpath(path.isEmpty ? "." : path.string, nil) else { throw Errno(rawValue: errno) }
    defer { free(resolved) }
    return FilePath(String(cString: resolved))
  }

  /// A path from the root of the file system on, otherwise as it is written. Only leading `.` and `..` of a relative one are
  /// taken away, which lead from a directory without links.
  private static func absolute(_ path: FilePath, from directory: FilePath) -> FilePath {
    guard path.isRelative else { return path }
    var base = directory
    var components = Array(path.components)[...]
    while let first = components.first, first.kind != .regular {
      if first.kind == .parentDirectory { base.removeLastComponent() }
      components.removeFirst()
    }
    for component in components { base.append(component) }
    return base
  }

  deinit {
    // Nothing was written, so nothing is lost where closing fails.
    try? descriptor.close()
  }

  /// A path from the folder on, without links; what it leads to need not exist.
  ///
  /// - Throws: `Problem.outside` for a path that leads out of the folder.
  func place(of path: FilePath) throws(ConfigurationSource.Problem) -> FilePath {
    let resolution = PathResolution(folder: self.path, spellings: spellings, target: Self.target)
    guard var resolved = resolution.path(of: Self.absolute(path, from: workingDirectory)),
      resolved.removePrefix(self.path)
    else { throw .outside }
    return resolved
  }

  /// Opens a file of the folder without waiting, whatever it is.
  ///
  /// - Parameter place: What `place(of:)` gave.
  func open(_ place: FilePath) throws(Errno) -> FileDescriptor {
    try step(to: place, O_NONBLOCK | O_NOCTTY)
  }

  /// Opens a directory of the folder to list it.
  func openDirectory(_ place: FilePath) throws(Errno) -> FileDescriptor { try step(to: place, O_DIRECTORY) }

  /// The type of what lies at a place, as `S_IFMT` tells it; nil for nothing.
  func kind(of place: FilePath) -> mode_t? {
    var status = stat()
    return fstatat(descriptor.rawValue, place.string, &status, AT_SYMLINK_NOFOLLOW) == 0 ? status.st_mode & S_IFMT : nil
  }

  private func step(to place: FilePath, _ options: Int32) throws(Errno) -> FileDescriptor {
    var current = try Self.open(".", at: descriptor, O_DIRECTORY)
    let components = Array(place.components)
    for (number, component) in components.enumerated() {
      let isLast = number == components.count - 1
      let next: FileDescriptor
      do throws(Errno) {
        next = try Self.open(FilePath(component.string), at: current, isLast ? options : O_DIRECTORY)
      } catch {
        try? current.close()  // The first error counts.
        throw error
      }
      try? current.close()  // It was only a step on the way.
      current = next
    }
    return current
  }

  private static func open(
    _ path: FilePath, at directory: FileDescriptor?, _ options: Int32
  ) throws(Errno) -> FileDescriptor {
    let flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | options
    while true {
      let number = openat(directory?.rawValue ?? AT_FDCWD, path.string, flags)
      if number >= 0 { return FileDescriptor(rawValue: number) }
      guard errno == EINTR else { throw Errno(rawValue: errno) }
    }
  }

  private static func target(_ path: FilePath) -> FilePath? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = readlink(path.string, &buffer, buffer.count - 1)
    return count > 0 ? FilePath(platformString: buffer) : nil
  }
}
