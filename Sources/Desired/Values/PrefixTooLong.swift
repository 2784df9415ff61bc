internal import Diagnostics

/// OSS refuses prefixes longer than an object's name can be.
enum PrefixTooLong {
  /// In bytes of UTF-8.
  private static let maximumLength = 1023

  static func isFine(_ prefix: String) -> Bool { prefix.utf8.count <= maximumLength }

  static func diagnostic(_ prefix: Located<String>) -> Diagnostic {
    Diagnostic(
      .prefixTooLong, "a prefix of \(prefix.value.utf8.count) bytes is longer than 1,023 bytes", at: prefix.span,
      help: ["shorten the prefix"])
  }
}
