internal import Diagnostics
internal import Replication

/// What a text has to be, judged once its variables are replaced.
struct TextKind<Value: Sendable>: Sendable {
  /// The value of a good text.
  let value: @Sendable (_ text: String) -> Value?
  /// What is wrong with a text that has no value, under the key `name`.
  let problem: @Sendable (_ text: Located<String>, _ name: String) -> Diagnostic
}

extension TextKind<ExactString> {
  /// Any text with something in it.
  static let text = TextKind(value: { $0.utf8.isEmpty ? nil : ExactString($0) }, problem: emptiness)

  /// Any text at all.
  static let anyText = TextKind(value: { ExactString($0) }, problem: emptiness)

  /// A prefix of objects' names.
  static let prefix = TextKind(value: { PrefixTooLong.isFine($0) ? text.value($0) : nil }) { text, _ in
    guard text.value.utf8.isEmpty else { return PrefixTooLong.diagnostic(text) }
    return Diagnostic(
      .emptyValue, "an empty prefix would cover the whole bucket", at: text.span,
      help: ["leave `prefixes` out for the whole bucket, or write `null` to unset a default"])
  }
}

extension TextKind<BucketName> {
  /// The name of a bucket that has rules.
  static let sourceBucket = TextKind(value: IllegalBucketName.legalName) { text, _ in
    IllegalBucketName.diagnostic(text, isDestination: false)
  }

  /// The name of a bucket that receives copies.
  static let destinationBucket = TextKind(value: IllegalBucketName.legalName) { text, name in
    text.value.utf8.isEmpty ? emptiness(text, name) : IllegalBucketName.diagnostic(text, isDestination: true)
  }
}

extension TextKind<Region> {
  /// A region in either spelling.
  static let region = TextKind { text in
    let region = Region(text)
    return Region.isWellFormed(region.identifier) ? region : nil
  } problem: { text, name in
    text.value.utf8.isEmpty ? emptiness(text, name) : IllegalRegion.diagnostic(text)
  }
}

@Sendable private func emptiness(_ text: Located<String>, _ name: String) -> Diagnostic {
  Diagnostic(.emptyValue, "\(QuotedText(name)) is empty", at: text.span, help: ["write a text, or leave the key out"])
}
