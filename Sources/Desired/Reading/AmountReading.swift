internal import Diagnostics
internal import Replication
internal import YAMLDocument

extension ValueReader {
  /// A whole number, or a share in per cent such as `10%`, which may be quoted.
  ///
  /// - Parameter range: the numbers that are taken; a share is from 1% to 100%.
  func amount(_ slot: Slot, in range: ClosedRange<Int>) -> LimitAmount? {
    let wanted = "a whole number from \(range.lowerBound) to \(range.upperBound) or a share from 1% to 100%"
    guard let scalar = scalar(slot, wanted: wanted) else { return nil }
    if let share = LimitAmount(percent: scalar.text) { return share }
    guard Self.isWholeAmount(scalar.text), scalar.style == .plain || scalar.text.utf8.last == UInt8(ascii: "%") else {
      guard !reportVariables(in: scalar, slot) else { return nil }
      let meant = Self.amount(meantBy: scalar.text, in: range)
      let isQuoted = scalar.style != .plain && meant == scalar.text
      let help = isQuoted ? "remove the quotes" : meant == nil ? "write `10`, or `10%` of the run" : "did you mean"
      findings.report(
        Diagnostic(
          .wrongType, "\(QuotedText(slot.name)) takes \(wanted), not \(QuotedText(scalar.text))", at: scalar.span,
          help: [meant.map { isQuoted ? "\(help): `\($0)`" : "\(help) `\($0)`?" } ?? help],
          suggestion: meant.map { Diagnostic.Suggestion(span: scalar.span, replacement: $0) }))
      return nil
    }
    guard let number = Int(scalar.text), range.contains(number) else {
      findings.report(
        Diagnostic(
          .numberOutOfRange, "\(QuotedText(scalar.text)) is out of range", at: scalar.span, help: ["write \(wanted)"]))
      return nil
    }
    return .number(number)
  }

  /// Whether a text is digits, perhaps with a minus before and a per cent sign behind.
  private static func isWholeAmount(_ text: String) -> Bool {
    var digits = text.utf8[...]
    if digits.last == UInt8(ascii: "%") { digits = digits.dropLast() }
    if digits.first == UInt8(ascii: "-") { digits = digits.dropFirst() }
    return !digits.isEmpty && digits.allSatisfy { (0x30...0x39).contains($0) }
      && (digits.first != 0x30 || digits.count == 1)
  }

  /// The amount in a text such as `1_000` or `10 %`.
  private static func amount(meantBy text: String, in range: ClosedRange<Int>) -> String? {
    let meant = String(decoding: text.utf8.filter { !" _,".utf8.contains($0) }, as: UTF8.self)
    if LimitAmount(percent: meant) != nil { return meant }
    return isWholeAmount(meant) ? Int(meant).flatMap { range.contains($0) ? "\($0)" : nil } : nil
  }
}
