internal import Desired
internal import Glibc
internal import SystemPackage

extension ConfigurationSource {
  /// The files of this machine.
  ///
  /// - Parameters:
  ///   - rootFile: As the operator names it.
  ///   - isStandardInput: Whether the root file is standard input, and its path only says what others are relative to.
  ///   - root: The root folder, where the operator names one.
  ///   - maximumBytes: How much of a file is read at most, and a byte more, so that the decoder sees that it is too large.
  static func disk(
    rootFile: String, isStandardInput: Bool, root: String?, maximumBytes: Int
  ) -> ConfigurationSource {
    let files = DiskFiles(
      rootFile: FilePath(rootFile), isStandardInput: isStandardInput, root: root, fileLimit: maximumBytes + 1)
    return ConfigurationSource(
      read: { path, role throws(Problem) in try files.read(FilePath(path), role) },
      list: { directory throws(Problem) in try files.list(FilePath(directory)) })
  }
}

/// Reads the files of one configuration.
private struct DiskFiles: Sendable {
  private let rootFile: FilePath
  private let isStandardInput: Bool
  private let folder: Result<RootFolder, ConfigurationSource.Problem>
  private let fileLimit: Int

  init(rootFile: FilePath, isStandardInput: Bool, root: String?, fileLimit: Int) {
    self.fileLimit = fileLimit
    self.rootFile = rootFile
    self.isStandardInput = isStandardInput
    do throws(Errno) {
      let start = rootFile.removingLastComponent()
      folder = .success(try RootFolder(root.map { FilePath($0) } ?? start, start: start))
    } catch {
      let problem = problem(error, isRootFile: true)
      folder = .failure(
        root == nil
          ? problem
          : ConfigurationSource.Problem(
            reason: "the folder of --root can't be used (\(error))",
            help: "name a directory that exists with --root DIR"))
    }
  }

  func read(
    _ path: FilePath, _ role: ConfigurationSource.Role
  ) throws(ConfigurationSource.Problem) -> ConfigurationSource.File {
    do {
      if role == .root, isStandardInput { return try content(.standardInput) }
      let file = try open(path, role)
      return try file.closeAfter { try content(file) }
    } catch {
      throw problem(error, isRootFile: role == .root)
    }
  }

  private func open(_ path: FilePath, _ role: ConfigurationSource.Role) throws -> FileDescriptor {
    let folder = try folder.get()
    guard role != .root else { return try RootFile(path: path, folder: folder).open() }
    let place = try folder.place(of: path)
    if let problem = role.problem(of: place.string) { throw problem }
    return try ordinary(try folder.open(place))
  }

  private func content(_ file: FileDescriptor) throws -> ConfigurationSource.File {
    var status = stat()
    guard fstat(file.rawValue, &status) == 0 else { throw Errno(rawValue: errno) }
    return ConfigurationSource.File(
      bytes: try readBytes(file, limit: fileLimit),
      identity: ConfigurationSource.FileIdentity(device: UInt64(status.st_dev), number: UInt64(status.st_ino)))
  }

  /// Lists a directory. What a link leads to decides what it counts as; a link to nothing counts as a file.
  func list(_ path: FilePath) throws(ConfigurationSource.Problem) -> [ConfigurationSource.Entry] {
    do {
      let folder = try folder.get()
      let place = try folder.place(of: path)
      if let problem = ConfigurationSource.Role.problem(ofDirectory: place.string) { throw problem }
      return try entries(try folder.openDirectory(place)) { entry($0, type: $1, of: place, in: folder) }
    } catch {
      throw problem(error)
    }
  }

  private func entry(_ name: String, type: Int32, of place: FilePath, in folder: RootFolder)
    -> ConfigurationSource.Entry
  {
    let own = place.appending(name)
    let isLink =
      type == Int32(DT_LNK) || (type == Int32(DT_UNKNOWN) && folder.kind(of: own) == S_IFLNK)
    guard isLink else {
      let isDirectory = type == Int32(DT_UNKNOWN) ? folder.kind(of: own) == S_IFDIR : type == Int32(DT_DIR)
      return ConfigurationSource.Entry(name: name, isDirectory: isDirectory)
    }
    do throws(ConfigurationSource.Problem) {
      let target = try folder.place(of: folder.path.pushing(own))
      return ConfigurationSource.Entry(name: name, isDirectory: folder.kind(of: target) == S_IFDIR)
    } catch {
      return ConfigurationSource.Entry(name: name, isDirectory: false, isOutside: true)
    }
  }
}

/// The entries of an open directory, which is closed.
private func entries(
  _ descriptor: FileDescriptor, _ entry: (_ name: String, _ type: Int32) -> ConfigurationSource.Entry
) throws(Errno) -> [ConfigurationSource.Entry] {
  guard let directory = fdopendir(descriptor.rawValue) else {
    let reason = Errno(rawValue: errno)
    try? descriptor.close()  // The first error counts.
    throw reason
  }
  defer { closedir(directory) }
  var entries: [ConfigurationSource.Entry] = []
  while true {
    errno = 0
    guard let found = readdir(directory) else { break }
    let name = withUnsafeBytes(of: &found.pointee.d_name) { buffer in
      String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
    }
    if name != ".", name != ".." { entries.append(entry(name, Int32(found.pointee.d_type))) }
  }
  guard errno == 0 else { throw Errno(rawValue: errno) }
  return entries
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

/// What went wrong, in words for a message. Only the root file is named on the command line.
private func problem(_ error: any Error, isRootFile: Bool = false) -> ConfigurationSource.Problem {
  if let problem = error as? ConfigurationSource.Problem { return problem }
  guard let error = error as? Errno else {
    return ConfigurationSource.Problem(reason: "\(error)", help: "check the path")
  }
  let reason = error.reason(.reading)
  return switch error {
  case .noSuchFileOrDirectory, .notDirectory:
    ConfigurationSource.Problem(
      reason: reason,
      help: isRootFile ? "name the file with --config FILE, or its directory with -C" : "correct the path",
      isMissing: true)
  case .isDirectory:
    ConfigurationSource.Problem(
      reason: reason,
      help: isRootFile ? "name the file inside it, or pass the directory with -C" : "name the files inside it")
  case .permissionDenied: ConfigurationSource.Problem(reason: reason, help: "check the file's mode and owner")
  default: ConfigurationSource.Problem(reason: reason, help: "check the path")
  }
}
