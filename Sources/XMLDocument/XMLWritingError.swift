/// Why an element can't be written as XML.
package enum XMLWritingError: Error, Hashable, Sendable {
  /// The name of an element or an attribute is not an XML name without a colon.
  case invalidName(String)
  /// The text or an attribute of that element has a character that no XML 1.0 document can hold, not even escaped: most
  /// control characters, U+FFFE and U+FFFF.
  case forbiddenCharacter(Unicode.Scalar, element: String)
}

extension XMLWritingError: CustomStringConvertible {
  /// One line of plain English, without a full stop.
  package var description: String {
    switch self {
    case .invalidName(let name):
      "\(name.debugDescription) is not an XML name"
    case .forbiddenCharacter(let scalar, let element):
      "\(element) holds the character U+\(Self.hexadecimal(scalar)), which XML cannot carry"
    }
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
