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
  static let text = TextKind(value: { $0.utf8.isEmpty ? nil : anyText.value($0) }, problem: unfit)

  /// Any text at all.
  static let anyText = TextKind(value: { SendableText.holds($0) ? ExactString($0) : nil }, problem: unfit)

  /// A text that is never sent.
  static let note = TextKind(value: { ExactString($0) }, problem: unfit)

  /// A prefix of objects' names.
  static let prefix = TextKind(value: { PrefixTooLong.isFine($0) ? text.value($0) : nil }) { text, _ in
    guard SendableText.holds(text.value) else { return SendableText.diagnostic(text, "prefixes") }
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
    return Region.isWellFormed(region.identifier) && !IllegalRegion.isInternal(region) ? region : nil
  } problem: { text, name in
    text.value.utf8.isEmpty ? emptiness(text, name) : IllegalRegion.diagnostic(text)
  }
}

@Sendable private func unfit(_ text: Located<String>, _ name: String) -> Diagnostic {
  SendableText.holds(text.value) ? emptiness(text, name) : SendableText.diagnostic(text, name)
}

@Sendable private func emptiness(_ text: Located<String>, _ name: String) -> Diagnostic {
  Diagnostic(.emptyValue, "\(QuotedText(name)) is empty", at: text.span, help: ["write a text, or leave the key out"])
}
