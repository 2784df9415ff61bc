internal import Diagnostics
internal import YAMLDocument

extension ValueReader {
  /// `true` or `false`, exactly.
  func boolean(_ slot: Slot) -> Located<Bool>? {
    guard let scalar = scalar(slot, wanted: "`true` or `false`") else { return nil }
    guard scalar.style == .plain, scalar.text == "true" || scalar.text == "false" else {
      var suggestion: String?
      if ["true", "false"].contains(scalar.text) {
        suggestion = "remove the quotes: `\(scalar.text)`"
      } else if ScalarReading.trueWords.contains(scalar.text) {
        suggestion = "did you mean `true`?"
      } else if ScalarReading.falseWords.contains(scalar.text) {
        suggestion = "did you mean `false`?"
      }
      findings.report(
        Diagnostic(
          .unknownValue, "\(QuotedText(scalar.text)) is not a value of `\(slot.name)`", at: scalar.span,
          notes: suggestion == nil ? [] : ["`\(slot.name)` takes `true` and `false`"],
          help: [suggestion ?? "write `true` or `false`"]))
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
      let isQuoted = scalar.style != .plain && Int(scalar.text).map { "\($0)" == scalar.text } == true
      findings.report(
        Diagnostic(
          .wrongType, "`\(slot.name)` takes \(wanted), not \(QuotedText(scalar.text))", at: scalar.span,
          help: [isQuoted ? "remove the quotes: `\(scalar.text)`" : "write the number in digits alone"]))
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
}
