/// Where a configuration is read from: files and environment variables, as functions, so that decoding itself needs no
/// input or output.
package struct ConfigurationSource: Sendable {
  /// A file's content and what tells it from other files.
  package struct File: Sendable {
    package let bytes: [UInt8]
    package let identity: FileIdentity

    package init(bytes: [UInt8], identity: FileIdentity) {
      self.bytes = bytes
      self.identity = identity
    }
  }

  /// The same for every name that leads to one file, as over a link.
  package struct FileIdentity: Hashable, Sendable {
    private let device: UInt64
    private let number: UInt64

    package init(device: UInt64, number: UInt64) {
      self.device = device
      self.number = number
    }
  }

  /// Something in a directory. A link counts as what it leads to.
  package struct Entry: Sendable {
    package let name: String
    package let isDirectory: Bool

    package init(name: String, isDirectory: Bool) {
      self.name = name
      self.isDirectory = isDirectory
    }
  }

  /// Why a file or directory could not be read.
  package struct Problem: Error, Hashable {
    /// As a part of a sentence, without a full stop.
    package let reason: String
    /// What to do about it.
    package let help: String
    /// Whether there is nothing of that name.
    package let isMissing: Bool

    package init(reason: String, help: String, isMissing: Bool = false) {
      self.reason = reason
      self.help = help
      self.isMissing = isMissing
    }
  }

  /// Reads a file by its path. The second argument says whether it has to be an ordinary file: the root file may be a pipe,
  /// and waiting for one that an `include` happens to match would never end.
  package var read: @Sendable (_ path: String, _ isOrdinary: Bool) throws(Problem) -> File
  /// What is in a directory, in any order.
  package var list: @Sendable (_ directory: String) throws(Problem) -> [Entry]
  /// The environment variables.
  package var environment: [String: String]

  package init(
    environment: [String: String], read: @escaping @Sendable (String, Bool) throws(Problem) -> File,
    list: @escaping @Sendable (String) throws(Problem) -> [Entry]
  ) {
    self.environment = environment
    self.read = read
    self.list = list
  }

  /// A single file that is there already, with no other file and no variable beside it.
  package init(bytes: [UInt8]) {
    let nothing = Problem(reason: "there is no file beside this one", help: "write it all in one file")
    self.init(
      environment: [:],
      read: { _, isOrdinary throws(Problem) in
        guard !isOrdinary else { throw nothing }
        return File(bytes: bytes, identity: FileIdentity(device: 0, number: 0))
      },
      list: { _ throws(Problem) in throw nothing })
  }
}
