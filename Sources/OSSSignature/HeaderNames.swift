/// Comparing header names without regard to the case of ASCII letters, and without making new strings.
extension String {
  /// Whether this is a name that is given in lower case.
  package func isHeaderName(_ lowerCaseName: String) -> Bool {
    utf8.count == lowerCaseName.utf8.count && utf8.elementsEqual(lowerCaseName.utf8, by: Self.matches)
  }

  /// Whether this begins with a text that is given in lower case.
  func hasHeaderPrefix(_ lowerCasePrefix: String) -> Bool {
    utf8.count >= lowerCasePrefix.utf8.count
      && utf8.prefix(lowerCasePrefix.utf8.count).elementsEqual(lowerCasePrefix.utf8, by: Self.matches)
  }

  private static func matches(_ byte: UInt8, _ lowerCaseByte: UInt8) -> Bool {
    byte == lowerCaseByte
      || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) && byte | 0x20 == lowerCaseByte
  }
}
