internal import Desired
internal import Glibc
internal import SystemPackage

/// The file that the operator names. It may be a pipe, as a shell makes one for `<(…)`; where it is a link that the
/// repository brought along, it has to lead to a file of the root folder like any other.
struct RootFile {
  let path: FilePath
  let folder: RootFolder

  /// Opens the file; waits for whoever writes into a pipe.
  func open() throws -> FileDescriptor {
    guard let name = path.lastComponent, name.kind == .regular else { throw Errno.isDirectory }
    let directory = try RootFolder(path.removingLastComponent())
    if isOfDescriptors(directory.path) { return try FileDescriptor.open(path, .readOnly, options: [.closeOnExec]) }
    let file: FileDescriptor
    do {
      file = try FileDescriptor.open(
        directory.path.appending(name), .readOnly, options: [.closeOnExec, .noFollow])
    } catch Errno.tooManySymbolicLinkLevels {
      let place = try folder.place(of: path)
      // The name that was asked for is the operator's choice, another one behind the link the author's.
      if place.lastComponent != name, let problem = ConfigurationSource.Role.root.problem(of: place.string) {
        throw problem
      }
      if let problem = ConfigurationSource.Role.problem(ofDirectory: place.string) { throw problem }
      return try ordinary(try folder.open(place))
    }
    do {
      var status = stat()
      guard fstat(file.rawValue, &status) == 0 else { throw Errno(rawValue: errno) }
      if status.st_mode & S_IFMT == S_IFREG { _ = try folder.place(of: path) }
      return file
    } catch {
      try? file.close()  // The first error counts.
      throw error
    }
  }

  /// Whether a directory holds the open files of a process, under links that the system makes.
  private func isOfDescriptors(_ directory: FilePath) -> Bool {
    let names = directory.components.map(\.string)
    return names == ["dev"] || (names.first == "proc" && names.last == "fd")
  }
}

/// Hands an open file on if it is an ordinary one, and closes it otherwise.
func ordinary(_ file: FileDescriptor) throws -> FileDescriptor {
  var status = stat()
  let isKnown = fstat(file.rawValue, &status) == 0
  if isKnown, status.st_mode & S_IFMT == S_IFREG { return file }
  let reason = Errno(rawValue: errno)
  try? file.close()  // The first error counts.
  guard isKnown else { throw reason }
  throw status.st_mode & S_IFMT == S_IFDIR
    ? Errno.isDirectory
    : ConfigurationSource.Problem(reason: "it is not an ordinary file", help: "name a file with text in it")
}
