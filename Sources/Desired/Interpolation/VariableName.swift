/// What stands between `${` and `}`, judged.
enum VariableName {
  case variable(Variable)
  /// Almost a variable.
  case mistaken(Variable)
  /// A variable as it was written before the operator's variables had names of their own.
  case former(Variable)
  /// A part of something known that this thing does not have.
  case unknown(suggestion: Variable)
  /// Nothing of the kind.
  case none

  init(_ text: String) {
    if let variable = Self.variable(text) {
      self = .variable(variable)
    } else if let variable = Self.former(text) {
      self = .former(variable)
    } else if let variable = Self.variable(text.filter { !$0.isWhitespace }) {
      self = .mistaken(variable)
    } else {
      self = Self.unknown(text)
    }
  }

  /// The word for the operator's variables.
  static let input = "var"
  /// The word that stood for them before, when every environment variable could be read.
  static let formerInput = "env"
  /// The word for the bucket that a rule belongs to.
  static let source = "source"

  private static func variable(_ text: String) -> Variable? {
    if text == "\(source).bucket" { return .sourceBucket }
    if text.hasPrefix("\(input):") {
      let name = String(text.dropFirst(input.count + 1))
      return isInputName(name) ? .input(name) : nil
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let key = parts.first, isKey(key) else { return nil }
    if parts.count == 1 { return .item(key: key) }
    return parts.count == 2 && isField(parts[1]) ? .field(key: key, name: parts[1]) : nil
  }

  /// What a text of the former spelling means now.
  private static func former(_ text: String) -> Variable? {
    let text = text.filter { !$0.isWhitespace }
    let start = text.prefix(formerInput.count + 1).lowercased()
    guard start == "\(formerInput):" || start == "\(formerInput)." else { return nil }
    let name = String(text.dropFirst(formerInput.count + 1))
    return isInputName(name) ? .input(name) : nil
  }

  private static func unknown(_ text: String) -> VariableName {
    if text.lowercased().hasPrefix("\(input):") || text.lowercased().hasPrefix("\(input).") {
      let name = String(text.dropFirst(input.count + 1))
      return isInputName(name) ? .mistaken(.input(name)) : .none
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, parts[1].utf8.allSatisfy(isNameByte), !parts[1].isEmpty else { return .none }
    if parts[0] == source || parts[1] == "bucket" { return .unknown(suggestion: .sourceBucket) }
    return isKey(parts[0]) ? .unknown(suggestion: .field(key: parts[0], name: WrittenEach.onlyText)) : .none
  }

  /// Whether a text can be an each-key: letters, digits, `_` and `-`, a letter first, and none of the words that mean
  /// something else.
  static func isKey(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first), ![source, input, formerInput].contains(text) else {
      return false
    }
    return text.utf8.allSatisfy(isNameByte)
  }

  /// Whether a text can be the name of a field beside an item: letters, digits, `_` and `-`, a letter first.
  static func isField(_ text: String) -> Bool {
    text.utf8.first.map(isLetter) == true && text.utf8.allSatisfy(isNameByte)
  }

  /// Whether a text can be the name of a variable of the operator's: letters, digits and `_`, no digit first.
  static func isInputName(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first) || first == UInt8(ascii: "_") else { return false }
    return text.utf8.allSatisfy { isNameByte($0) && $0 != UInt8(ascii: "-") }
  }

  static func isNameByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-")
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }
}
