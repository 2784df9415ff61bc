/// Reads JSON by RFC 8259, and refuses what is nested deeper than any text of credentials.
struct JSONParser {
  private let bytes: [UInt8]
  private var place = 0
  private var depth = 0

  private static let maximumDepth = 32

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The whole text as one value.
  mutating func document() throws(JSONFlaw) -> JSONValue {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw JSONFlaw(reason: "is not UTF-8") }
    let value = try value()
    skipBlanks()
    guard place == bytes.count else { throw notJSON }
    return value
  }

  private var notJSON: JSONFlaw {
    JSONFlaw(reason: "is not JSON (line \(bytes[..<min(place, bytes.count)].count { $0 == UInt8(ascii: "\n") } + 1))")
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipBlanks() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { place += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard next == byte else { return false }
    place += 1
    return true
  }

  private mutating func value() throws(JSONFlaw) -> JSONValue {
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return try nested { parser throws(JSONFlaw) in try parser.object() }
    case UInt8(ascii: "["): return try nested { parser throws(JSONFlaw) in try parser.array() }
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func nested(
    _ read: (inout JSONParser) throws(JSONFlaw) -> JSONValue
  ) throws(JSONFlaw) -> JSONValue {
    guard depth < Self.maximumDepth else { throw JSONFlaw(reason: "is nested too deeply") }
    depth += 1
    defer { depth -= 1 }
    place += 1
    return try read(&self)
  }

  private mutating func object() throws(JSONFlaw) -> JSONValue {
    var members: [String: JSONValue] = [:]
    if take(UInt8(ascii: "}")) { return .object(members) }
    repeat {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw notJSON }
      let key = try string()
      guard take(UInt8(ascii: ":")) else { throw notJSON }
      let value = try value()
      guard members.updateValue(value, forKey: key) == nil else {
        let line = bytes[..<place].count { $0 == UInt8(ascii: "\n") } + 1
        throw JSONFlaw(reason: "has a key twice in one object (line \(line))")
      }
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw notJSON }
    return .object(members)
  }

  private mutating func array() throws(JSONFlaw) -> JSONValue {
    var elements: [JSONValue] = []
    if take(UInt8(ascii: "]")) { return .array(elements) }
    repeat { elements.append(try value()) } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw notJSON }
    return .array(elements)
  }

  private mutating func word(_ text: String, _ value: JSONValue) throws(JSONFlaw) -> JSONValue {
    guard bytes[place...].starts(with: text.utf8) else { throw notJSON }
    place += text.utf8.count
    return value
  }

  private mutating func number() throws(JSONFlaw) -> JSONValue {
    let start = place
    while let byte = next, "+-.0123456789eE".utf8.contains(byte) { place += 1 }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    guard let first = text.utf8.first, first == UInt8(ascii: "-") || (0x30...0x39).contains(first),
      Double(text) != nil
    else {
      place = start
      throw notJSON
    }
    return .number(text)
  }

  private mutating func string() throws(JSONFlaw) -> String {
    place += 1
    var units: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw notJSON }
      place += 1
      if byte == UInt8(ascii: "\\") {
        units.append(contentsOf: String(try escaped()).utf8)
      } else {
        units.append(byte)
      }
    }
    guard next != nil else { throw notJSON }
    place += 1
    return String(decoding: units, as: UTF8.self)
  }

  private static let escapes: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/", UInt8(ascii: "b"): "\u{8}",
    UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
  ]

  private mutating func escaped() throws(JSONFlaw) -> Unicode.Scalar {
    guard let byte = next else { throw notJSON }
    place += 1
    if let scalar = Self.escapes[byte] { return scalar }
    guard byte == UInt8(ascii: "u") else { throw notJSON }
    let unit = try hexadecimalUnit()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    // The first half of a pair of surrogates; alone it stands for nothing.
    guard (0xD800..<0xDC00).contains(unit), bytes[place...].starts(with: "\\u".utf8) else { throw notJSON }
    place += 2
    let low = try hexadecimalUnit()
    guard (0xDC00..<0xE000).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    else { throw notJSON }
    return scalar
  }

  private mutating func hexadecimalUnit() throws(JSONFlaw) -> UInt32 {
    guard place + 4 <= bytes.count else { throw notJSON }
    let digits = bytes[place..<place + 4]
    guard digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
      let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw notJSON }
    place += 4
    return unit
  }
}
