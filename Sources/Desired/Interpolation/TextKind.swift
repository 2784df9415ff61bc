internal import Diagnostics
internal import Replication

/// What a text has to be, judged once its variables are replaced.
struct TextKind<Value: Sendable>: Sendable {
  enum Judgement {
    case good(Value)
    case bad(Diagnostic)
  }

  /// Judges the text under the key `name`.
  let judge: @Sendable (_ text: Located<String>, _ name: String) -> Judgement
}

extension TextKind<ExactString> {
  /// Any text with something in it.
  static let text = TextKind { text, name in
    text.value.utf8.isEmpty ? .bad(emptiness(text, name)) : .good(ExactString(text.value))
  }

  /// Any text at all.
  static let anyText = TextKind { text, _ in .good(ExactString(text.value)) }

  /// A prefix of objects' names.
  static let prefix = TextKind { text, _ in
    guard text.value.utf8.isEmpty else { return .good(ExactString(text.value)) }
    return .bad(
      Diagnostic(
        .emptyValue, "an empty prefix would cover the whole bucket", at: text.span,
        help: ["leave `prefixes` out for the whole bucket, or write `null` to unset a default"]))
  }
}

extension TextKind<BucketName> {
  /// The name of a bucket that has rules.
  static let sourceBucket = TextKind { text, _ in IllegalBucketName.judge(text, isDestination: false) }

  /// The name of a bucket that receives copies.
  static let destinationBucket = TextKind { text, name in
    text.value.utf8.isEmpty ? .bad(emptiness(text, name)) : IllegalBucketName.judge(text, isDestination: true)
  }
}

extension TextKind<Region> {
  /// A region in either spelling.
  static let region = TextKind { text, name in
    guard !text.value.utf8.isEmpty else { return .bad(emptiness(text, name)) }
    let region = Region(text.value)
    return Region.isWellFormed(region.identifier) ? .good(region) : .bad(IllegalRegion.diagnostic(text))
  }
}

private func emptiness(_ text: Located<String>, _ name: String) -> Diagnostic {
  Diagnostic(.emptyValue, "\(QuotedText(name)) is empty", at: text.span, help: ["write a text, or leave the key out"])
}
