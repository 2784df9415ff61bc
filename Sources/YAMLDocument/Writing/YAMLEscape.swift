/// The escapes of YAML's double quotes, for characters that a line of YAML can't hold or that nobody could see in it.
enum YAMLEscape {
  /// The character itself, or its escape.
  static func text(of scalar: Unicode.Scalar) -> String {
    if isVisible(scalar) { return String(scalar) }
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

  /// Letters, marks, digits, punctuation, symbols and the ordinary blank. Other blanks, line ends, formatting characters
  /// and code points without a character are not; the last are also forbidden in YAML's text as far as they are
  /// noncharacters.
  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return (0x20...0x7E).contains(scalar.value) }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator:
      return false
    default: return true
    }
  }
}
