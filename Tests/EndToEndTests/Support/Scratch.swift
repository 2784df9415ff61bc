import FoundationEssentials
import SystemPackage

/// A directory of its own for one test, removed with the value.
final class Scratch: Sendable {
  let path: FilePath

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "oss-repl-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = FilePath(url.path)
  }

  deinit {
    // What can't be removed is left to the system's own cleaning.
    try? FileManager.default.removeItem(atPath: path.string)
  }

  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(filePath: path.appending(name).string))
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path.appending(name).string)), as: UTF8.self)
  }
}
