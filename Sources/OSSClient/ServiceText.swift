/// Words of a service as they go into our messages: one line, of a length that a line can bear, with everything that a
/// terminal or a log would act on written as an escape.
enum ServiceText {
  /// The longest text that is kept whole, in characters of Unicode.
  static let longest = 300

  static func line(_ text: String, atMost longest: Int = longest) -> String {
    var output = ""
    var rest = text.unicodeScalars[...]
    var count = 0
    while count < longest, let scalar = rest.popFirst() {
      append(scalar, to: &output)
      count += 1
    }
    return rest.isEmpty ? output : "\(output)... (\(rest.count) characters more)"
  }

  private static func append(_ scalar: Unicode.Scalar, to output: inout String) {
    switch scalar.properties.generalCategory {
    case .control where scalar == "\n" || scalar == "\r" || scalar == "\t": output += " "
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
      output += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    default: output.unicodeScalars.append(scalar)
    }
  }
}
