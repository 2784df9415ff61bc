internal import Desired
internal import Glibc
internal import SystemPackage

extension ConfigurationSource {
  /// The files of this machine.
  static func disk(environment: [String: String]) -> ConfigurationSource {
    ConfigurationSource(
      environment: environment,
      read: { path, isOrdinary throws(Problem) in try readFile(path, isOrdinary: isOrdinary) },
      list: { directory throws(Problem) in try listDirectory(directory) })
  }
}

/// One byte more than a file of a configuration may have, so that the decoder sees that it is too large and says so.
private let fileLimit = 10 * 1024 * 1024 + 1

/// Reads a file. An ordinary one is opened without waiting, so that a pipe without a writer can't hold the run up.
private func readFile(
  _ path: String, isOrdinary: Bool
) throws(ConfigurationSource.Problem) -> ConfigurationSource.File {
  do {
    let options: FileDescriptor.OpenOptions = isOrdinary ? [.closeOnExec, .nonBlocking] : [.closeOnExec]
    let file = try FileDescriptor.open(FilePath(path), .readOnly, options: options)
    return try file.closeAfter {
      var status = stat()
      guard fstat(file.rawValue, &status) == 0 else { throw Errno(rawValue: errno) }
      guard !isOrdinary || status.st_mode & S_IFMT == S_IFREG else { throw notOrdinary(status) }
      return ConfigurationSource.File(
        bytes: try readBytes(file, limit: fileLimit),
        identity: ConfigurationSource.FileIdentity(device: UInt64(status.st_dev), number: UInt64(status.st_ino)))
    }
  } catch {
    throw problem(error, isRootFile: !isOrdinary)
  }
}

/// Reads a file from where it stands to its end, but no more than `limit` bytes.
func readBytes(_ file: FileDescriptor, limit: Int) throws -> [UInt8] {
  var bytes: [UInt8] = []
  while bytes.count < limit {
    let chunk = try [UInt8](unsafeUninitializedCapacity: min(1 << 16, limit - bytes.count)) { buffer, count in
      count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
    }
    if chunk.isEmpty { break }
    bytes += chunk
  }
  return bytes
}

private func notOrdinary(_ status: stat) -> any Error {
  status.st_mode & S_IFMT == S_IFDIR
    ? Errno.isDirectory
    : ConfigurationSource.Problem(reason: "it is not an ordinary file", help: "name a file with text in it")
}

/// Lists a directory. What a link leads to decides what it counts as; a link to nothing counts as a file.
private func listDirectory(_ path: String) throws(ConfigurationSource.Problem) -> [ConfigurationSource.Entry] {
  guard let directory = opendir(path) else { throw problem(Errno(rawValue: errno)) }
  defer { closedir(directory) }
  var entries: [ConfigurationSource.Entry] = []
  while true {
    errno = 0
    guard let entry = readdir(directory) else { break }
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { buffer in
      String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
    }
    guard name != ".", name != ".." else { continue }
    let isDirectory: Bool
    switch Int32(entry.pointee.d_type) {
    case Int32(DT_DIR): isDirectory = true
    case Int32(DT_LNK), Int32(DT_UNKNOWN):
      var status = stat()
      isDirectory = fstatat(dirfd(directory), name, &status, 0) == 0 && status.st_mode & S_IFMT == S_IFDIR
    default: isDirectory = false
    }
    entries.append(ConfigurationSource.Entry(name: name, isDirectory: isDirectory))
  }
  guard errno == 0 else { throw problem(Errno(rawValue: errno)) }
  return entries
}

/// What went wrong, in words for a message. Only the root file is named on the command line.
private func problem(_ error: any Error, isRootFile: Bool = false) -> ConfigurationSource.Problem {
  if let problem = error as? ConfigurationSource.Problem { return problem }
  switch error as? Errno {
  case .noSuchFileOrDirectory?, .notDirectory?:
    return ConfigurationSource.Problem(
      reason: "there is no such file",
      help: isRootFile ? "name the file with --config FILE, or its directory with -C" : "correct the path",
      isMissing: true)
  case .isDirectory?:
    return ConfigurationSource.Problem(
      reason: "it is a directory",
      help: isRootFile ? "name the file inside it, or pass the directory with -C" : "name the files inside it")
  case .permissionDenied?:
    return ConfigurationSource.Problem(reason: "permission denied", help: "check the file's mode and owner")
  case let other?: return ConfigurationSource.Problem(reason: other.description, help: "check the path")
  case nil: return ConfigurationSource.Problem(reason: "\(error)", help: "check the path")
  }
}
