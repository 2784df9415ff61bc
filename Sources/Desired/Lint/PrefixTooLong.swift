internal import Diagnostics
internal import Replication

/// OSS refuses prefixes longer than an object's name can be.
enum PrefixTooLong: RuleLint {
  /// In bytes of UTF-8.
  private static let maximumLength = 1023

  static func findings(in rule: ResolvedRule) -> [Diagnostic] {
    (rule.fields.prefixes.value ?? []).compactMap { prefix in
      let length = prefix.value.text.utf8.count
      guard length > maximumLength else { return nil }
      return Diagnostic(
        .prefixTooLong, "a prefix of \(length) bytes is longer than 1,023 bytes", at: prefix.span,
        help: ["shorten the prefix"])
    }
  }
}
