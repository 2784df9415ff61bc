internal import Diagnostics

/// The escapes of YAML's double quotes, for characters that a line of YAML can't hold or that nobody could see in it.
enum YAMLEscape {
  /// What is written for a number sign that a CI runner would take for the beginning of a command.
  static let numberSign = "\\x23"

  /// The character itself, or its escape.
  static func text(of scalar: Unicode.Scalar) -> String {
    if VisibleCharacters.contains(scalar) { return String(scalar) }
    switch scalar {
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    default:
      let (letter, width) = scalar.value <= 0xFF ? ("x", 2) : scalar.value <= 0xFFFF ? ("u", 4) : ("U", 8)
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "\\" + letter + String(repeating: "0", count: width - digits.utf8.count) + digits
    }
  }
}
