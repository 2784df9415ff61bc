extension Unicode.Scalar {
  /// Whether an XML 1.0 document may hold the character (production `Char`).
  var isXMLCharacter: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// Whether a name may start with the character (production `NameStartChar`, without the colon of namespaces).
  fileprivate var isXMLNameStart: Bool {
    switch value {
    case 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF,
      0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD,
      0x10000...0xEFFFF:
      true
    default: false
    }
  }

  /// Whether a name may go on with the character (production `NameChar`, without the colon).
  fileprivate var isXMLNamePart: Bool {
    switch value {
    case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: isXMLNameStart
    }
  }
}

extension String {
  /// Whether this can be the name of an element or an attribute.
  var isXMLName: Bool {
    guard let first = unicodeScalars.first, first.isXMLNameStart else { return false }
    return unicodeScalars.dropFirst().allSatisfy(\.isXMLNamePart)
  }
}
