internal import Diagnostics

/// A character that looks like a space, and that YAML counts to the text behind it.
package struct ForeignBlank {
  private let scalar: Unicode.Scalar

  /// Nil for a scalar that is not blank, and for the space and the tab.
  package init?(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0xA0, 0x1680, 0x180E, 0x2000...0x200B, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF: self.scalar = scalar
    default: return nil
    }
  }

  /// Its number, and its name where people know one: `U+00A0 (no-break space)`.
  package var description: String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let number = "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    return Self.names[scalar.value].map { "\(number) (\($0))" } ?? number
  }

  private static let names: [UInt32: String] = [
    0xA0: "no-break space", 0x200B: "zero width space", 0x202F: "narrow no-break space", 0x3000: "ideographic space",
    0xFEFF: "byte order mark",
  ]

  /// The finding about one where a line is indented.
  func indentation(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .tabIndentation, "the character \(description) can't be used for indentation", at: span,
      notes: ["it looks like a space, but YAML counts it to the text behind it"],
      help: ["replace each of these characters with a space"])
  }
}
