internal import Diagnostics
internal import YAMLDocument

extension ValueReader {
  /// `true` or `false`, exactly.
  func boolean(_ slot: Slot) -> Located<Bool>? {
    guard let scalar = scalar(slot, wanted: "`true` or `false`") else { return nil }
    guard scalar.style == .plain, scalar.text == "true" || scalar.text == "false" else {
      guard !reportVariables(in: scalar, slot) else { return nil }
      var meant: String?
      if ScalarReading.trueWords.contains(scalar.text) { meant = "true" }
      if ScalarReading.falseWords.contains(scalar.text) { meant = "false" }
      let help = meant.map { $0 == scalar.text ? "remove the quotes: `\($0)`" : "did you mean `\($0)`?" }
      findings.report(
        Diagnostic(
          .unknownValue, "\(QuotedText(scalar.text)) is not a value of \(QuotedText(slot.name))", at: scalar.span,
          notes: meant == nil ? [] : ["\(QuotedText(slot.name)) takes `true` and `false`"],
          help: [help ?? "write `true` or `false`"],
          suggestion: meant.map { Diagnostic.Suggestion(span: scalar.span, replacement: $0) }))
      return nil
    }
    return Located(value: scalar.text == "true", span: scalar.span)
  }

  /// A whole number, in digits.
  func number(_ slot: Slot, in range: ClosedRange<Int>) -> Int? {
    let wanted = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    guard let scalar = scalar(slot, wanted: wanted) else { return nil }
    let digits = scalar.text.utf8.drop { $0 == UInt8(ascii: "-") }
    let isNumber =
      scalar.style == .plain && scalar.text.utf8.count - digits.count <= 1 && !digits.isEmpty
      && digits.allSatisfy { (0x30...0x39).contains($0) } && (digits.first != 0x30 || digits.count == 1)
    guard isNumber else {
      guard !reportVariables(in: scalar, slot) else { return nil }
      let meant = Self.number(meantBy: scalar.text).flatMap { range.contains($0) ? "\($0)" : nil }
      let isQuoted = scalar.style != .plain && meant == scalar.text
      let help = isQuoted ? "remove the quotes" : "write the number in digits alone"
      findings.report(
        Diagnostic(
          .wrongType, "\(QuotedText(slot.name)) takes \(wanted), not \(QuotedText(scalar.text))", at: scalar.span,
          help: [meant.map { "\(help): `\($0)`" } ?? help],
          suggestion: meant.map { Diagnostic.Suggestion(span: scalar.span, replacement: $0) }))
      return nil
    }
    guard let number = Int(scalar.text), range.contains(number) else {
      findings.report(
        Diagnostic(
          .numberOutOfRange, "\(QuotedText(scalar.text)) is out of range", at: scalar.span, help: ["write \(wanted)"]))
      return nil
    }
    return number
  }

  /// The number in a text such as `1_000` or `10%`.
  private static func number(meantBy text: String) -> Int? {
    var digits = text.utf8.filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: ",") }
    if digits.last == UInt8(ascii: "%") { digits.removeLast() }
    guard digits.first != UInt8(ascii: "0") || digits.count == 1 else { return nil }
    return digits.allSatisfy { (0x30...0x39).contains($0) } ? Int(String(decoding: digits, as: UTF8.self)) : nil
  }
}
