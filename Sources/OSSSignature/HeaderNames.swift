/// Comparing header names without regard to the case of ASCII letters, and without making new strings.
extension String {
  /// Whether this is a name that is given in lower case.
  package func isHeaderName(_ lowerCaseName: String) -> Bool {
    utf8.count == lowerCaseName.utf8.count && hasHeaderPrefix(lowerCaseName)
  }

  /// Whether this begins with a text that is given in lower case.
  package func hasHeaderPrefix(_ lowerCasePrefix: String) -> Bool {
    var own = utf8.makeIterator()
    for byte in lowerCasePrefix.utf8 {
      guard let next = own.next(), Self.matches(next, byte) else { return false }
    }
    return true
  }

  /// This in lower case; the same string where it is so already.
  var lowerCasedHeaderName: String {
    utf8.contains { $0 >= 0x80 || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) } ? lowercased() : self
  }

  private static func matches(_ byte: UInt8, _ lowerCaseByte: UInt8) -> Bool {
    byte == lowerCaseByte
      || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) && byte | 0x20 == lowerCaseByte
  }
}
