extension Duration {
  /// Reads a duration such as `500ms`, `90s`, `2m` or `1h`: digits and one unit, at most 365 days; nil for anything
  /// else.
  package init?(text: String) {
    let digits = text.prefix { ("0"..."9").contains($0) }
    guard !digits.isEmpty, let number = Int64(digits) else { return nil }
    let milliseconds: Int64
    switch text[digits.endIndex...] {
    case "ms": milliseconds = 1
    case "s": milliseconds = 1000
    case "m": milliseconds = 60_000
    case "h": milliseconds = 3_600_000
    default: return nil
    }
    let (product, overflows) = number.multipliedReportingOverflow(by: milliseconds)
    guard !overflows, product <= 365 * 86_400_000 else { return nil }
    self = .milliseconds(product)
  }
}
