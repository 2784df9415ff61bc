/// Where a configuration is read from: files, as functions, so that decoding itself needs no input or output.
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

  /// What a file is read for, which decides what it may be.
  package enum Role: Sendable {
    /// The root file, which the operator names: a pipe will do too.
    case root
    /// Buckets, groups and templates.
    case configuration
    /// The items of a group.
    case items
  }

  /// Something in a directory. A link counts as what it leads to.
  package struct Entry: Sendable {
    package let name: String
    package let isDirectory: Bool
    /// Whether it is a link out of the root folder: what it leads to is not looked at, so it may be anything.
    package let isOutside: Bool

    package init(name: String, isDirectory: Bool, isOutside: Bool = false) {
      self.name = name
      self.isDirectory = isDirectory
      self.isOutside = isOutside
    }
  }

  /// Why a file or directory could not be read.
  package struct Problem: Error, Hashable {
    /// As a part of a sentence, without a full stop.
    package let reason: String
    /// What to do about it.
    package let help: String
    package let kind: Kind

    /// What messages say more of than the reason.
    package enum Kind: Hashable, Sendable {
      /// There is nothing of that name.
      case missing
      /// The path leads out of the root folder, whether or not there is something.
      case outside
      /// No file of a configuration has such a name.
      case unfitName
      case other
    }

    /// Whether there is nothing of that name.
    package var isMissing: Bool { kind == .missing }

    package init(reason: String, help: String, isMissing: Bool = false) {
      self.init(reason: reason, help: help, kind: isMissing ? .missing : .other)
    }

    init(reason: String, help: String, kind: Kind) {
      self.reason = reason
      self.help = help
      self.kind = kind
    }

    /// The same for everything outside, so that nobody learns what is there.
    package static let outside = Problem(
      reason: "it leads out of the root folder",
      help: "move the file into the folder of the root file; or the operator names a wider one with --root DIR",
      kind: .outside)
  }

  /// Reads a file by its path. All but the root file are ordinary ones in the root folder: waiting for a pipe that an `include`
  /// happens to match would never end, and what lies outside is none of the author's business.
  package var read: @Sendable (_ path: String, _ role: Role) throws(Problem) -> File
  /// What is in a directory of the root folder, in any order.
  package var list: @Sendable (_ directory: String) throws(Problem) -> [Entry]

  package init(
    read: @escaping @Sendable (String, Role) throws(Problem) -> File,
    list: @escaping @Sendable (String) throws(Problem) -> [Entry]
  ) {
    self.read = read
    self.list = list
  }

  /// A single file that is there already, with no other file beside it.
  package init(bytes: [UInt8]) {
    let nothing = Problem(reason: "there is no file beside this one", help: "write it all in one file")
    self.init(
      read: { _, role throws(Problem) in
        guard role == .root else { throw nothing }
        return File(bytes: bytes, identity: FileIdentity(device: 0, number: 0))
      },
      list: { _ throws(Problem) in throw nothing })
  }
}
