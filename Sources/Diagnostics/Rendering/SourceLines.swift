/// A source text cut into lines, with lines and columns counted as the YAML parser counts them.
///
/// Besides the usual line ends YAML 1.1 also ends a line at NEL (U+0085), LS (U+2028) and PS (U+2029).
package struct SourceLines: Sendable {
  private let bytes: [UInt8]
  /// The offset of each line's first byte; a text that ends in a line break has an empty last line.
  private let starts: [Int]

  /// Takes the bytes of a file, which need not be valid UTF-8.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    starts = Self.lineStarts(of: bytes)
  }

  /// How many lines there are; at least one.
  package var count: Int { starts.count }

  /// A line without its line break, by its number from 1; nil behind the last. Invalid bytes appear as U+FFFD.
  package func line(_ number: Int) -> String? {
    guard starts.indices.contains(number - 1) else { return nil }
    let start = starts[number - 1]
    var end = number < starts.count ? starts[number] : bytes.count
    while end > start, let length = Self.lineBreakLength(endingAt: end, in: bytes, notBefore: start) { end -= length }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The position of a byte, by its offset; the position behind the text for an offset outside it.
  package func position(ofByte offset: Int) -> SourcePosition {
    let offset = min(max(offset, 0), bytes.count)
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    let before = String(decoding: bytes[starts[low]..<offset], as: UTF8.self)
    return SourcePosition(line: low + 1, column: before.unicodeScalars.count + 1)
  }

  private static func lineStarts(of bytes: [UInt8]) -> [Int] {
    var starts = [0]
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let length = lineBreakLength(at: index, in: bytes)
        if length > 0 { starts.append(index + length) }
        index += max(length, 1)
      }
    }
    return starts
  }

  /// The length in bytes of the line break that begins at an index; zero when none does.
  private static func lineBreakLength(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    switch bytes[index] {
    case 0x0A: 1
    case 0x0D: index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
    case 0xC2: index + 1 < bytes.count && bytes[index + 1] == 0x85 ? 2 : 0
    case 0xE2:
      index + 2 < bytes.count && bytes[index + 1] == 0x80 && (bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9)
        ? 3 : 0
    default: 0
    }
  }

  /// The length of the line break whose last byte lies just before `end`; nil when there is none.
  private static func lineBreakLength(endingAt end: Int, in bytes: [UInt8], notBefore start: Int) -> Int? {
    switch bytes[end - 1] {
    case 0x0A, 0x0D: 1
    case 0x85: end - 2 >= start && bytes[end - 2] == 0xC2 ? 2 : nil
    case 0xA8, 0xA9: end - 3 >= start && bytes[end - 2] == 0x80 && bytes[end - 3] == 0xE2 ? 3 : nil
    default: nil
    }
  }
}
