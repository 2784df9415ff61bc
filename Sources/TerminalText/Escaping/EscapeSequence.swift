extension Unicode.Scalar {
  /// What is written in place of a character that may not be shown as it is: `\n`, `\r`, `\t`, or `\u{1B}` with its number.
  package var escapeSequence: String {
    switch self {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{\(String(value, radix: 16, uppercase: true))}"
    }
  }
}
