internal import Diagnostics
internal import YAMLDocument

/// Reads `range: [FIRST, LAST]`: numbers of one width behind the same text, both ends included.
struct RangeReader {
  let findings: Findings

  /// A text that ends in a number.
  private struct End {
    let prefix: [UInt8]
    let digits: [UInt8]
    let number: Int

    init?(_ text: String) {
      let bytes = Array(text.utf8)
      let digits = bytes.reversed().prefix { (0x30...0x39).contains($0) }.reversed()
      guard let number = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
      prefix = Array(bytes.dropLast(digits.count))
      self.digits = Array(digits)
      self.number = number
    }
  }

  func items(_ slot: Slot) -> [WrittenEach.Item]? {
    let values = ValueReader(findings: findings)
    guard let list = values.list(slot, example: "`[FIRST, LAST]`") else { return nil }
    guard list.items.count == 2 else {
      report("a range has two ends, not \(list.items.count)", at: list.span, help: "write `[FIRST, LAST]`")
      return nil
    }
    guard !reportNumbers(list) else { return nil }
    let texts = slot.compactMap(list) { values.text($0) }
    guard texts.count == 2 else { return nil }
    var ends: [End] = []
    for text in texts {
      guard let end = End(text.value) else {
        report(
          "\(QuotedText(text.value)) does not end in a number", at: text.span,
          help: "write ends such as `ap001` and `ap240`, or name the items in a `list`")
        return nil
      }
      ends.append(end)
    }
    guard isRange(ends[0], ends[1], texts, at: list.span) else { return nil }
    let (first, last) = (ends[0], ends[1])
    guard last.number - first.number < EachReader.itemLimit else {
      findings.report(Self.tooMany(UInt(last.number - first.number) + 1, at: list.span))
      return nil
    }
    return (first.number...last.number).map { number in
      let digits = Array(String(number).utf8)
      let zeros = Array(repeating: UInt8(ascii: "0"), count: max(first.digits.count - digits.count, 0))
      return WrittenEach.Item(
        text: String(decoding: first.prefix + zeros + digits, as: UTF8.self), beside: .nothing, span: list.span)
    }
  }

  /// Reports two numbers without quotes, with the texts that they have to be.
  private func reportNumbers(_ list: YAMLSequence) -> Bool {
    let scalars = list.items.compactMap { item -> YAMLScalar? in
      if case .scalar(let scalar) = item { scalar } else { nil }
    }
    let ends = scalars.compactMap { End($0.text) }
    guard ends.count == 2, ends.allSatisfy(\.prefix.isEmpty), scalars.contains(where: { ScalarReading($0) != nil })
    else {
      return false
    }
    let width = max(ends[0].digits.count, ends[1].digits.count)
    let texts = ends.sorted { $0.number < $1.number }.map { end in
      String(repeating: "0", count: width - end.digits.count) + String(decoding: end.digits, as: UTF8.self)
    }
    let isPadded = ends[0].digits.count != ends[1].digits.count
    let written = "[" + texts.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
    let numbers = scalars.filter { ScalarReading($0) != nil }.map { QuotedText($0.text).description }
    findings.report(
      Diagnostic(
        .illegalRange,
        "the ends of a range are texts, but YAML reads \(numbers.joined(separator: " and ")) as "
          + (numbers.count == 1 ? "a number" : "numbers"),
        at: list.span,
        notes: isPadded ? ["all items of a range have the same number of digits"] : [],
        help: ["write \(QuotedText(written))"]
          + (isPadded ? ["name items without leading zeros one by one in a `list`"] : []),
        // With other digits the items would be others too.
        suggestion: isPadded ? nil : Diagnostic.Suggestion(span: list.span, replacement: written)))
    return true
  }

  private func isRange(_ first: End, _ last: End, _ texts: [Located<String>], at list: SourceSpan) -> Bool {
    let (start, end) = (texts[0], texts[1])
    let labels = [Diagnostic.Label(span: start.span, message: "the first item")]
    guard first.prefix == last.prefix else {
      report(
        "the ends of a range differ in more than their numbers", at: end.span, labels: labels,
        help: "write the same text before both numbers, or name the items in a `list`")
      return false
    }
    guard first.digits.count == last.digits.count else {
      let width = max(first.digits.count, last.digits.count)
      let padded = [first, last].map { end in
        String(decoding: end.prefix, as: UTF8.self) + String(repeating: "0", count: width - end.digits.count)
          + String(decoding: end.digits, as: UTF8.self)
      }
      report(
        "the numbers of a range have \(first.digits.count) and \(last.digits.count) digits", at: end.span,
        labels: labels,
        help: "write numbers of one width, for example \(QuotedText("[\"\(padded[0])\", \"\(padded[1])\"]"))")
      return false
    }
    guard first.number <= last.number else {
      let upwards = [end, start].map { YAMLScalarText($0.value).plainOrQuoted }.joined(separator: ", ")
      report(
        "a range goes upwards, and \(QuotedText(end.value)) comes before \(QuotedText(start.value))", at: end.span,
        labels: labels, help: "did you mean \(QuotedText("[\(upwards)]"))?",
        suggestion: Diagnostic.Suggestion(span: list, replacement: "[\(upwards)]"))
      return false
    }
    return true
  }

  private func report(
    _ message: String, at span: SourceSpan, labels: [Diagnostic.Label] = [], help: String,
    suggestion: Diagnostic.Suggestion? = nil
  ) {
    findings.report(Diagnostic(.illegalRange, message, at: span, labels: labels, help: [help], suggestion: suggestion))
  }

  static func tooMany(_ count: UInt, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .tooManyBuckets, "\(count) items in one group; the limit is \(EachReader.itemLimit)", at: span,
      help: ["write several groups"])
  }
}
