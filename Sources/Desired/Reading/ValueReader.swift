internal import Diagnostics
internal import Replication
internal import YAMLDocument

/// Reads single values; what is wrong goes to the findings and gives nil.
struct ValueReader {
  let findings: Findings

  /// A text that no version of YAML reads as anything else, and in which variables are not replaced.
  func text(_ slot: Slot, allowsEmpty: Bool = false) -> Located<String>? {
    guard let scalar = textScalar(slot), !reportVariables(in: scalar, slot) else { return nil }
    let text = scalar.text
    if text.utf8.isEmpty, !allowsEmpty {
      findings.report(
        Diagnostic(
          .emptyValue, "\(slot.isItem ? "an item of " : "")\(QuotedText(slot.name)) is empty", at: scalar.span,
          help: ["write a text, or leave the \(slot.isItem ? "item" : "key") out"]))
      return nil
    }
    return Located(value: text, span: scalar.span)
  }

  /// A text in which variables are replaced.
  func interpolable<Value>(_ slot: Slot, as kind: TextKind<Value>) -> Located<Interpolable<Value>>? {
    if let text = slot.plainText, let value = kind.value(text.value) {
      return Located(value: .fixed(value), span: text.span)
    }
    guard let scalar = textScalar(slot), let value = interpolable(scalar, named: slot.name, as: kind) else {
      return nil
    }
    return Located(value: value, span: scalar.span)
  }

  /// The same for a text that is a key.
  func interpolable<Value>(key: YAMLScalar, named name: String, as kind: TextKind<Value>) -> Interpolable<Value>? {
    if let reading = ScalarReading(key) {
      findings.report(Self.ambiguous(key, as: reading))
      return nil
    }
    return interpolable(key, named: name, as: kind)
  }

  private func interpolable<Value>(
    _ scalar: YAMLScalar, named name: @autoclosure () -> String, as kind: TextKind<Value>
  ) -> Interpolable<Value>? {
    var text = scalar.text
    if InterpolationReader.concerns(scalar) {
      guard let interpolated = InterpolationReader.read(scalar, findings: findings) else { return nil }
      guard let literal = interpolated.literal else { return .open(interpolated) }
      text = literal
    }
    if let value = kind.value(text) { return .fixed(value) }
    findings.report(kind.problem(Located(value: text, span: scalar.span), name()))
    return nil
  }

  private func textScalar(_ slot: Slot) -> YAMLScalar? {
    guard let scalar = scalar(slot, wanted: "a text") else { return nil }
    if let reading = ScalarReading(scalar) {
      findings.report(Self.ambiguous(scalar, as: reading))
      return nil
    }
    return scalar
  }

  /// Reports a text with a variable in a place where none is replaced.
  func reportVariables(in scalar: YAMLScalar, _ slot: Slot) -> Bool {
    guard InterpolationReader.concerns(scalar), InterpolationReader.holdsVariable(scalar.text) else { return false }
    findings.report(
      Diagnostic(
        .variableNotReplaced, "variables are not replaced in \(QuotedText(slot.name))", at: scalar.span,
        notes: ["they are replaced in names, regions, prefixes, roles, keys, tags and notes of buckets and rules"],
        help: ["write the text itself"]))
    return true
  }

  /// The same, for a text that is compared byte by byte.
  func exactText(_ slot: Slot) -> Located<ExactString>? {
    text(slot).map { Located(value: ExactString($0.value), span: $0.span) }
  }

  /// One of some words. The words are ASCII, so comparing them as strings compares their bytes.
  func word<Word: RawRepresentable<String> & CaseIterable & Sendable>(
    _ slot: Slot, _ type: Word.Type, code: DiagnosticCode = .unknownValue
  ) -> Located<Word>? {
    if let scalar = slot.scalar, let word = Word.allCases.first(where: { scalar.hasText($0.rawValue) }),
      !scalar.hasTag || acceptsTag(slot.node)
    {
      return Located(value: word, span: scalar.span)
    }
    _ = word(slot, among: Word.allCases.map(\.rawValue), code: code)
    return nil
  }

  /// One of some words.
  func word(_ slot: Slot, among words: [String], code: DiagnosticCode = .unknownValue) -> Located<String>? {
    guard !reportSwitch(slot, words) else { return nil }
    guard let scalar = scalar(slot, wanted: "one of \(quotedList(words))") else { return nil }
    if let word = words.first(where: scalar.hasText) { return Located(value: word, span: scalar.span) }
    guard !reportVariables(in: scalar, slot) else { return nil }
    findings.report(Self.unknownWord(scalar, name: slot.name, words: words, code: code))
    return nil
  }

  /// A list with at least one item, unless it may be empty.
  ///
  /// - Parameter canBeItem: Whether a text that stands in place of the list is surely its only item.
  func list(
    _ slot: Slot, example: @autoclosure () -> String, emptyHelp: @autoclosure () -> String? = nil,
    canBeItem: (String) -> Bool = { _ in false }
  ) -> YAMLSequence? {
    if let sequence = slot.sequence, !sequence.hasTag, sequence.count > 0 { return sequence }
    guard !reportMissing(slot, help: "write \(example())") else { return nil }
    guard let sequence = slot.sequence else {
      let meant = listOfOne(slot, canBeItem)
      let help = meant.map { QuotedText($0.replacement).description } ?? example()
      reportWrongType(slot, wanted: "a list", help: "write \(help)", suggestion: meant)
      return nil
    }
    guard acceptsTag(slot.node) else { return nil }
    if sequence.items.isEmpty, let emptyHelp = emptyHelp() {
      findings.report(
        Diagnostic(.emptyValue, "\(QuotedText(slot.name)) is an empty list", at: sequence.span, help: [emptyHelp]))
      return nil
    }
    return sequence
  }

  /// A mapping.
  func mapping(_ slot: Slot, example: @autoclosure () -> String) -> YAMLMapping? {
    if let mapping = slot.mapping, !mapping.hasTag { return mapping }
    guard !reportMissing(slot, help: "write \(example())") else { return nil }
    guard let mapping = slot.mapping else {
      if !reportMissingBlank(slot) { reportWrongType(slot, wanted: "a mapping", help: "write \(example())") }
      return nil
    }
    return acceptsTag(slot.node) ? mapping : nil
  }

  /// A scalar of whatever reading.
  func scalar(_ slot: Slot, wanted: @autoclosure () -> String) -> YAMLScalar? {
    if let scalar = slot.scalar, !scalar.hasTag, !scalar.isMissing { return scalar }
    guard !reportMissing(slot, help: "write \(wanted()), or remove the key") else { return nil }
    guard let scalar = slot.scalar else {
      reportWrongType(slot, wanted: wanted(), help: "write \(wanted())")
      return nil
    }
    return acceptsTag(slot.node) ? scalar : nil
  }

  /// Reports a text that must be quoted.
  static func ambiguous(_ scalar: YAMLScalar, as reading: ScalarReading) -> Diagnostic {
    Diagnostic(
      .ambiguousScalar, "YAML reads \(QuotedText(scalar.text)) as \(reading.rawValue), not as a text", at: scalar.span,
      help: ["quote it: \(QuotedText("\"\(scalar.text)\""))"],
      suggestion: Diagnostic.Suggestion(span: scalar.span, replacement: YAMLScalarText(scalar.text).quoted))
  }

  /// Reports a null that is not spelled as what unsets a field.
  static func otherNull(_ slot: Slot) -> Diagnostic {
    let text = slot.scalar?.text ?? ""
    return Diagnostic(
      .ambiguousScalar, "YAML reads \(QuotedText(text)) as null", at: slot.span,
      help: ["write `null` to unset what \(QuotedText(slot.name)) inherits, or quote it: \(QuotedText("\"\(text)\""))"],
      suggestion: Diagnostic.Suggestion(span: slot.span, replacement: "null"))
  }

  /// The list that has the text of a slot as its only item, where that is surely what is meant.
  private func listOfOne(_ slot: Slot, _ canBeItem: (String) -> Bool) -> Diagnostic.Suggestion? {
    guard case .scalar(let scalar) = slot.node, ScalarReading(scalar) == nil, canBeItem(scalar.text) else { return nil }
    return Diagnostic.Suggestion(
      span: scalar.span, replacement: "[\(YAMLScalarText(scalar.text).plainOrQuoted)]")
  }

  func reportWrongType(_ slot: Slot, wanted: String, help: String, suggestion: Diagnostic.Suggestion? = nil) {
    let found =
      switch slot.node {
      case .scalar(let scalar): ScalarReading(scalar)?.rawValue ?? "a text"
      case .sequence: "a list"
      case .mapping: "a mapping"
      }
    findings.report(
      Diagnostic(
        .wrongType, "\(QuotedText(slot.name)) takes \(wanted), not \(found)", at: Self.place(of: slot.node),
        help: [help], suggestion: suggestion))
  }

  /// Where to point at a node: a block of many lines is shown by its first key.
  static func place(of node: YAMLNode) -> SourceSpan {
    if case .mapping(let mapping) = node { return mapping.place }
    return node.span
  }

  private func reportMissing(_ slot: Slot, help: @autoclosure () -> String) -> Bool {
    guard slot.isMissing else { return false }
    findings.report(
      slot.isItem
        ? Diagnostic(
          .missingValue, "an item of \(QuotedText(slot.name)) has no value", at: slot.keySpan,
          help: ["write a value behind the `-`, or remove the item", "a text that begins with `#` needs quotes"])
        : Diagnostic(.missingValue, "\(QuotedText(slot.name)) has no value", at: slot.keySpan, help: [help()]))
    return true
  }

  private func acceptsTag(_ node: YAMLNode) -> Bool {
    guard let tag = node.tag else { return true }
    let expected =
      switch node {
      case .scalar: "tag:yaml.org,2002:str"
      case .sequence: "tag:yaml.org,2002:seq"
      case .mapping: "tag:yaml.org,2002:map"
      }
    if tag == expected || tag == "!" { return true }
    findings.report(
      Diagnostic(
        .unsupportedTag, "the tag \(QuotedText(tag)) has no meaning here", at: node.span, help: ["remove the tag"]))
    return false
  }

  static func unknownWord(
    _ scalar: YAMLScalar, name: String, words: [String], code: DiagnosticCode
  ) -> Diagnostic {
    var suggestion = Suggestion.closest(to: scalar.text, among: words)
    if scalar.style == .plain, words == ConfigurationSchema.switchWords {
      if ScalarReading.trueWords.contains(scalar.text) { suggestion = words[0] }
      if ScalarReading.falseWords.contains(scalar.text) { suggestion = words[1] }
    }
    let help =
      suggestion.map { "did you mean `\($0)`?" }
      ?? (words.count == 1 ? "write \(quotedList(words)), or remove the key" : "write one of \(quotedList(words))")
    return Diagnostic(
      code, "\(QuotedText(scalar.text)) is not a value of \(QuotedText(name))", at: scalar.span,
      notes: suggestion == nil ? [] : ["\(QuotedText(name)) takes \(quotedList(words))"], help: [help],
      suggestion: suggestion.map { Diagnostic.Suggestion($0, at: scalar.span) })
  }
}

extension YAMLMapping {
  /// Where to point at the mapping: its braces when they stand on one line, else its first key.
  var place: SourceSpan {
    if isFlow, span.start.line == span.end.line { return span }
    return count > 0 ? entry(at: 0).keySpan : span
  }
}
