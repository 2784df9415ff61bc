internal import Credentials
internal import Glibc
internal import HTTPTransport
internal import SystemPackage

extension CredentialsAccess {
  /// What this process has.
  package static let live = CredentialsAccess(
    readFile: { path, maximumBytes throws(FileFailure) in
      try readSettingsFile(FilePath(path), maximumBytes: maximumBytes)
    },
    runHelper: { command throws(HelperFailure) in try await HelperProcess(command).output() },
    directTransport: { CurlTransport(configuration: $0) },
    nonce: {
      (0..<16).map { _ in
        let byte = UInt8.random(in: .min ... .max)
        return (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }.joined()
    })
}

/// Reads a file that holds credentials or says where they are, wherever a link leads. A pipe or a device is refused before it
/// could block or never end.
private func readSettingsFile(_ path: FilePath, maximumBytes: Int) throws(FileFailure) -> [UInt8] {
  let bytes: [UInt8]
  do {
    let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .nonBlocking])
    bytes = try file.closeAfter {
      var status = stat()
      guard fstat(file.rawValue, &status) == 0 else { throw Errno(rawValue: errno) }
      switch status.st_mode & S_IFMT {
      case S_IFREG: return try readBytes(file, limit: maximumBytes + 1)
      case S_IFDIR: throw Errno.isDirectory
      default: throw FileFailure.unreadable("it is not a regular file")
      }
    }
  } catch let failure as FileFailure {
    throw failure
  } catch let reason as Errno {
    switch reason {
    case .noSuchFileOrDirectory, .notDirectory: throw .absent
    default: throw .unreadable(reason.description)
    }
  } catch {
    throw .unreadable("\(error)")
  }
  guard bytes.count <= maximumBytes else { throw .tooLarge }
  return bytes
}
