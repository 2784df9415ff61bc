import FoundationEssentials

/// Texts that are compared with a file in `Tests/Fixtures/golden`. With `RECORD=1` in the environment the files are
/// written anew instead, to be read in the change that alters them.
package enum Golden {
  /// The recorded text; after recording, `text` itself.
  package static func text(_ name: String, now text: String) throws -> String {
    let url = URL(filePath: "\(Fixture.projectRoot)/Tests/Fixtures/golden/\(name)")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" { try Data(text.utf8).write(to: url) }
    return String(decoding: try Data(contentsOf: url), as: UTF8.self)
  }
}
