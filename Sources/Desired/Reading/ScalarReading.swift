internal import YAMLDocument

/// How YAML reads a text without quotes. Versions and tools of YAML disagree, so a text counts as ambiguous as soon as
/// YAML 1.1 or 1.2 would not take it for a text.
enum ScalarReading: String {
  case null
  case boolean = "a boolean"
  case number = "a number"
  case date = "a date"

  /// What a scalar is read as; nil for what is a text to everyone.
  init?(_ scalar: YAMLScalar) {
    guard !Self.isSurelyText(scalar.glance) else { return nil }
    self.init(plainText: scalar.text)
  }

  /// What a text is read as when it stands there without quotes.
  init?(plainText text: String) {
    if text.utf8.count <= Self.longestWord, Self.nullWords.contains(text) {
      self = .null
    } else if text.utf8.count <= Self.longestWord, Self.trueWords.contains(text) || Self.falseWords.contains(text) {
      self = .boolean
    } else if !Self.mayBeNumber(text) {
      return nil
    } else if Self.isDate(text) {
      self = .date
    } else if Self.isNumber(text) {
      self = .number
    } else {
      return nil
    }
  }

  static let nullWords: Set = ["", "~", "null", "Null", "NULL"]
  static let trueWords: Set = ["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"]
  static let falseWords: Set = ["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"]

  /// In bytes.
  private static let longestWord = "false".utf8.count

  /// Whether a text needs no closer look: it is quoted, or longer than the words that are no texts and begins otherwise than
  /// numbers.
  static func isSurelyText(_ glance: ScalarGlance) -> Bool {
    guard glance.isPlain, !glance.hasTag else { return true }
    guard glance.byteCount > longestWord, let first = glance.firstByte else { return false }
    return !beginsNumbers(first)
  }

  /// Whether a text begins as numbers and dates do.
  private static func mayBeNumber(_ text: String) -> Bool { text.utf8.first.map(beginsNumbers) == true }

  private static func beginsNumbers(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: false
    }
  }

  private static func isNumber(_ text: String) -> Bool {
    var rest = text.utf8[...]
    if let first = rest.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    let lowercased = String(decoding: rest, as: UTF8.self).lowercased()
    if lowercased == ".inf" || lowercased == ".nan" { return true }
    for (prefix, digits) in [("0x", "0123456789abcdef_"), ("0o", "01234567_"), ("0b", "01_")] {
      guard lowercased.hasPrefix(prefix) else { continue }
      return lowercased.utf8.count > 2 && lowercased.utf8.dropFirst(2).allSatisfy(digits.utf8.contains)
    }
    return isDecimal(rest) || isSexagesimal(rest)
  }

  /// Digits with at most one point, in which `_` may group, and an exponent.
  private static func isDecimal(_ text: Substring.UTF8View) -> Bool {
    var rest = text
    let whole = rest.prefix(while: isDigitOrUnderscore)
    rest = rest.dropFirst(whole.count)
    var fraction = rest.prefix(0)
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      fraction = rest.prefix(while: isDigitOrUnderscore)
      rest = rest.dropFirst(fraction.count)
    }
    guard whole.contains(where: isDigit) || fraction.contains(where: isDigit), whole.first != UInt8(ascii: "_") else {
      return false
    }
    guard let first = rest.first else { return true }
    guard first == UInt8(ascii: "e") || first == UInt8(ascii: "E") else { return false }
    rest = rest.dropFirst()
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest = rest.dropFirst() }
    return !rest.isEmpty && rest.allSatisfy(isDigit)
  }

  /// Numbers in base 60, such as `190:20:30`.
  private static func isSexagesimal(_ text: Substring.UTF8View) -> Bool {
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count > 1, let first = parts.first, first.contains(where: isDigit),
      first.allSatisfy(isDigitOrUnderscore)
    else { return false }
    return parts.dropFirst().allSatisfy { part in
      let digits = part.prefix { $0 != UInt8(ascii: ".") }
      return (1...2).contains(digits.count) && digits.allSatisfy(isDigit)
        && part.dropFirst(digits.count + 1).allSatisfy(isDigitOrUnderscore)
    }
  }

  /// A day such as `2025-01-31`, alone or with a time behind it.
  private static func isDate(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[0].allSatisfy(isDigit) else { return false }
    guard (1...2).contains(parts[1].count), parts[1].allSatisfy(isDigit) else { return false }
    let day = parts[2].prefix(while: isDigit)
    guard (1...2).contains(day.count) else { return false }
    let time = parts[2].dropFirst(day.count)
    guard let separator = time.first else { return true }
    return "Tt \t".utf8.contains(separator) && time.dropFirst().first.map(isDigit) == true
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func isDigitOrUnderscore(_ byte: UInt8) -> Bool { isDigit(byte) || byte == UInt8(ascii: "_") }
}
