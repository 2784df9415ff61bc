internal import Desired
internal import Diagnostics
internal import Replication
internal import SystemPackage

/// A configuration file that was read and understood, or what is wrong with it.
struct LoadedConfiguration {
  /// What the configuration asks for; nil when there is an error among the diagnostics.
  let state: DesiredState?
  let diagnostics: [Diagnostic]
  /// The texts that diagnostics point into, by file.
  let sources: [String: [UInt8]]
}

/// Reads and decodes a configuration file. Nothing is contacted.
func loadConfiguration(_ path: String) -> LoadedConfiguration {
  let bytes: [UInt8]
  do throws(FileProblem) {
    bytes = try readFile(path, limit: configurationFileLimit)
  } catch {
    return LoadedConfiguration(state: nil, diagnostics: [error.diagnostic(path)], sources: [:])
  }
  let result = Configuration.decode(bytes: bytes, file: path)
  return LoadedConfiguration(state: result.state, diagnostics: result.diagnostics, sources: result.sources)
}

/// One byte more than a configuration may have, so that the decoder sees that it is too large and says so.
private let configurationFileLimit = 10 * 1024 * 1024 + 1

/// Why a file could not be read.
private struct FileProblem: Error {
  let reason: String
  let help: String

  func diagnostic(_ path: String) -> Diagnostic {
    Diagnostic(.configurationUnreadable, "can't read \(path): \(reason)", help: [help])
  }
}

/// Reads a file up to `limit` bytes.
private func readFile(_ path: String, limit: Int) throws(FileProblem) -> [UInt8] {
  do {
    let file = try FileDescriptor.open(FilePath(path), .readOnly, options: [.closeOnExec])
    return try file.closeAfter {
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
  } catch let error as Errno {
    switch error {
    case .noSuchFileOrDirectory:
      throw FileProblem(
        reason: "there is no such file", help: "name the file with --config FILE, or its directory with -C")
    case .isDirectory:
      throw FileProblem(reason: "it is a directory", help: "name the file inside it, or pass the directory with -C")
    case .permissionDenied: throw FileProblem(reason: "permission denied", help: "check the file's mode and owner")
    default: throw FileProblem(reason: error.description, help: "check the path")
    }
  } catch {
    throw FileProblem(reason: "\(error)", help: "check the path")
  }
}
