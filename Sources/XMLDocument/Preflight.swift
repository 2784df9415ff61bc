/// The checks on the bytes before libxml2 sees them: size, encoding, UTF-8.
///
/// They stand here because libxml2 would convert other encodings, and reports failed conversions to a global handler.
struct Preflight {
  let bytes: [UInt8]

  func check(_ limits: XMLLimits) throws(XMLError) {
    // libxml2 takes the length as a C int.
    let maximum = min(limits.bytes, Int(Int32.max))
    guard bytes.count <= maximum else { throw XMLError(line: 1, reason: .tooLarge(limit: maximum)) }
    guard !bytes.prefix(2).contains(0), !startsWithUTF16Mark else {
      throw XMLError(line: 1, reason: .encoding("UTF-16 or UTF-32"))
    }
    // libxml2 takes a NUL for the end of the document, so that whatever stands behind it would go unread.
    if let index = bytes.firstIndex(of: 0) {
      let line = bytes[..<index].count { $0 == UInt8(ascii: "\n") } + 1
      throw XMLError(line: line, reason: .malformed("the document holds a NUL"))
    }
    guard !content.allSatisfy(\.isXMLWhiteSpace) else { throw XMLError(line: 1, reason: .empty) }
    if let line = lineOfLongTag { throw XMLError(line: line, reason: .tagTooLong(limit: XMLLimits.tagBytes)) }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw XMLError(line: lineOfInvalidUTF8, reason: .invalidUTF8)
    }
    if let encoding = declaredEncoding, !Self.acceptedEncodings.contains(encoding.uppercased()) {
      throw XMLError(line: 1, reason: .encoding(encoding))
    }
  }

  /// ASCII is a part of UTF-8.
  private static let acceptedEncodings: Set<String> = ["UTF-8", "UTF8", "US-ASCII", "ASCII"]

  /// Everything behind the byte order mark of UTF-8, if there is one.
  private var content: ArraySlice<UInt8> {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
  }

  private var startsWithUTF16Mark: Bool {
    bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE])
  }

  /// The line of the first tag that is too long; nil without one. What looks like a tag in a comment or a CDATA section is
  /// taken for one: nothing that OSS sends has one so long.
  private var lineOfLongTag: Int? {
    var line = 1
    var start: Int?
    var quote: UInt8?
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\n") { line += 1 }
      guard let begun = start else {
        if byte == UInt8(ascii: "<") { start = index }
        continue
      }
      guard index - begun < XMLLimits.tagBytes else { return line }
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") || (index == begun + 1 && byte == UInt8(ascii: "!")) {
        start = nil
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
    }
    return nil
  }

  private var lineOfInvalidUTF8: Int {
    var line = 1
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      if scalar == "\n" { line += 1 }
    }
    return line
  }

  /// The value of `encoding` in the XML declaration, if there is a declaration and it has one.
  private var declaredEncoding: String? {
    guard content.starts(with: "<?xml".utf8), let end = content.firstIndex(of: UInt8(ascii: ">")) else { return nil }
    let declaration = content[..<end]
    let keyword = Array("encoding".utf8)
    for start in declaration.indices where declaration[start...].starts(with: keyword) {
      let value = declaration[(start + keyword.count)...].drop { $0.isXMLWhiteSpace || $0 == UInt8(ascii: "=") }
      guard let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
      return String(decoding: value.dropFirst().prefix { $0 != quote }, as: UTF8.self)
    }
    return nil
  }
}
