internal import Diagnostics
internal import YAMLDocument

/// Finds the variables of a text. `$$` stands for `$`; there are no functions, so that a plan can always say which line
/// gave a value.
struct InterpolationReader {
  private let scalar: YAMLScalar
  private let bytes: [UInt8]
  private let findings: Findings
  /// Whether the text stands in the file as it is, so that a place in it is a place in the file.
  private let isAsWritten: Bool
  private var literal: [UInt8] = []
  private var segments: [InterpolatedText.Segment] = []
  /// How many variables and mistakes were found.
  private var found = 0
  private var isGood = true
  /// How many characters stand before an offset up to which they were counted.
  private var counted = (offset: 0, characters: 0)

  /// How many variables a text may have.
  static let variableLimit = 100

  static let dollar = UInt8(ascii: "$")

  /// Whether there is anything to find in a text.
  static func concerns(_ scalar: YAMLScalar) -> Bool { scalar.contains(dollar) }

  /// Whether a text has what looks like a variable.
  static func holdsVariable(_ text: String) -> Bool {
    zip(text.utf8, text.utf8.dropFirst()).contains { $0 == dollar && $1 == UInt8(ascii: "{") }
  }

  /// The text in parts; nil when it is wrong and reported.
  static func read(_ scalar: YAMLScalar, findings: Findings) -> InterpolatedText? {
    var reader = InterpolationReader(scalar, findings: findings)
    return reader.run() ? InterpolatedText(written: scalar.text, segments: reader.segments) : nil
  }

  private init(_ scalar: YAMLScalar, findings: Findings) {
    self.scalar = scalar
    self.findings = findings
    bytes = Array(scalar.text.utf8)
    let span = scalar.span
    isAsWritten =
      scalar.style != .literal && scalar.style != .folded && span.start.line == span.end.line
      && span.end.column - span.start.column == scalar.text.unicodeScalars.count + Self.quotes(scalar)
  }

  private static func quotes(_ scalar: YAMLScalar) -> Int { scalar.style == .plain ? 0 : 2 }

  private mutating func run() -> Bool {
    var index = 0
    while index < bytes.count {
      guard bytes[index] == Self.dollar else {
        literal.append(bytes[index])
        index += 1
        continue
      }
      switch index + 1 < bytes.count ? bytes[index + 1] : 0 {
      case Self.dollar:
        literal.append(Self.dollar)
        index += 2
      case UInt8(ascii: "{"):
        guard isWithinLimit() else { return false }
        guard let end = bytes[index...].firstIndex(of: UInt8(ascii: "}")) else {
          report("`${` is not closed", from: index, to: bytes.count, help: "write the `}`, or `$$` for a `$`")
          return false
        }
        isGood = takeVariable(from: index, to: end + 1) && isGood
        index = end + 1
      default:
        guard isWithinLimit() else { return false }
        reportLoneDollar(at: index)
        isGood = false
        index += 1
      }
    }
    closeLiteral()
    return isGood
  }

  /// Counts one more variable or mistake. What is wrong with a text is reported a hundred times at most, and a variable more
  /// than that in a good one is refused.
  private mutating func isWithinLimit() -> Bool {
    found += 1
    if found > Self.variableLimit, isGood {
      findings.report(
        Diagnostic(
          .overLimit, "the text has more than \(Self.variableLimit) variables", at: scalar.span,
          help: ["write a shorter text, or write the values out"]))
    }
    return found <= Self.variableLimit
  }

  private mutating func closeLiteral() {
    guard !literal.isEmpty else { return }
    segments.append(.literal(String(decoding: literal, as: UTF8.self)))
    literal = []
  }

  private mutating func takeVariable(from start: Int, to end: Int) -> Bool {
    let content = String(decoding: bytes[(start + 2)..<(end - 1)], as: UTF8.self)
    switch VariableName(content) {
    case .variable(let variable):
      closeLiteral()
      segments.append(.variable(variable, at: place(from: start, to: end)))
      return true
    case .mistaken(let variable):
      report(
        "\(QuotedText("${\(content)}")) is not a variable", from: start, to: end,
        help: "did you mean \(QuotedText("\(variable)"))?", replacement: "\(variable)")
    case .former(let variable):
      let span = place(from: start, to: end)
      findings.report(
        Diagnostic(
          .formerVariable, "\(QuotedText("${\(content)}")) is written \(QuotedText("\(variable)")) now", at: span,
          notes: ["its text comes of `--var NAME=TEXT` or of the variable OSS_REPL_VAR_NAME, never of any other"],
          help: ["write \(QuotedText("\(variable)"))"],
          suggestion: Diagnostic.Suggestion(span: span, replacement: "\(variable)")))
    case .unknown(let suggestion):
      let span = place(from: start, to: end)
      findings.report(
        Diagnostic(
          .unknownVariable, "there is no variable \(QuotedText("${\(content)}"))", at: span,
          help: ["did you mean \(QuotedText("\(suggestion)"))?"],
          suggestion: suggestion == .sourceBucket
            ? Diagnostic.Suggestion(span: span, replacement: "\(suggestion)") : nil))
    case .none:
      report(
        "\(QuotedText("${\(content)}")) is not a variable", from: start, to: end,
        help: "write `${KEY}`, `${KEY.FIELD}`, `${source.bucket}` or `${var:NAME}`; there are no functions")
    }
    return false
  }

  private mutating func reportLoneDollar(at index: Int) {
    let name = bytes[(index + 1)...].prefix { VariableName.isNameByte($0) }
    let variable =
      name.isEmpty
      ? nil
      : "\(QuotedText("${\(VariableName.input):\(String(decoding: name, as: UTF8.self))}")) for a variable of the environment"
    report(
      "a `$` stands alone", from: index, to: index + 1,
      help: "write \(["`$$` for a `$`", variable].compactMap(\.self).joined(separator: ", or "))",
      replacement: variable == nil ? "$$" : nil)
  }

  /// - Parameter replacement: What goes in place of exactly these bytes.
  private mutating func report(
    _ message: String, from start: Int, to end: Int, help: String, replacement: String? = nil
  ) {
    let span = place(from: start, to: end)
    findings.report(
      Diagnostic(
        .badVariable, message, at: span, help: [help],
        suggestion: replacement.map { Diagnostic.Suggestion(span: span, replacement: $0) }))
  }

  /// The place of some bytes of the text, where the text stands in the file as it is; else that of the whole text.
  private mutating func place(from start: Int, to end: Int) -> SourceSpan {
    let span = scalar.span
    guard isAsWritten else { return span }
    let (first, last) = (characters(before: start), characters(before: end))
    func position(_ characters: Int) -> SourcePosition {
      SourcePosition(
        line: span.start.line, column: span.start.column + Self.quotes(scalar) / 2 + characters)
    }
    return SourceSpan(file: span.file, start: position(first), end: position(last))
  }

  /// Counts on from where it was counted last, since a long text may have many places.
  private mutating func characters(before offset: Int) -> Int {
    if offset < counted.offset { counted = (0, 0) }
    counted.characters += bytes[counted.offset..<offset].count { $0 & 0xC0 != 0x80 }
    counted.offset = offset
    return counted.characters
  }
}
