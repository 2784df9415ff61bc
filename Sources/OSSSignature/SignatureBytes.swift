/// Putting together the texts that are signed, as bytes from the beginning.
extension [UInt8] {
  /// Adds a text and a line feed.
  mutating func append(line: String) {
    append(contentsOf: line.utf8)
    append(UInt8(ascii: "\n"))
  }

  /// Adds the lower-case hexadecimal digits of other bytes.
  mutating func append(hexadecimalOf bytes: UnsafeRawBufferPointer) {
    func digit(_ value: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10 }
    for byte in bytes {
      append(digit(byte >> 4))
      append(digit(byte & 15))
    }
  }
}
