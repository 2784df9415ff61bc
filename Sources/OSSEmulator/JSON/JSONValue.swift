internal import FoundationEssentials

/// A JSON value of any shape, for documents whose mistakes are reported in words of their own.
enum JSONValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  /// Reads a document.
  ///
  /// - Throws: A ``ScriptError`` that says the line and the column where the bytes stop being JSON.
  init(json bytes: [UInt8]) throws(ScriptError) {
    do {
      self = try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    } catch {
      throw ScriptError(JSONReading.description(of: error, in: bytes))
    }
  }

  /// The document with its keys in order and a line feed at its end.
  func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return try Array(encoder.encode(self)) + [UInt8(ascii: "\n")]
  }

  /// The document in one line without blanks, its keys in order. Only finite numbers can be written, which the emulator's own
  /// documents have.
  var compactBytes: [UInt8] {
    switch self {
    case .null: Array("null".utf8)
    case .boolean(let value): Array("\(value)".utf8)
    case .integer(let value): Array("\(value)".utf8)
    case .number(let value): Array("\(value)".utf8)
    case .text(let text): Array(RequestRecord.quoted(text).utf8)
    case .list(let values):
      [UInt8(ascii: "[")] + values.map(\.compactBytes).joined(separator: [UInt8(ascii: ",")]) + [UInt8(ascii: "]")]
    case .object(let members):
      [UInt8(ascii: "{")]
        + members.sorted { $0.key < $1.key }
        .map { Array("\(RequestRecord.quoted($0.key)):".utf8) + $0.value.compactBytes }
        .joined(separator: [UInt8(ascii: ",")]) + [UInt8(ascii: "}")]
    }
  }

  /// What it is, for a message such as "this is a list".
  var kindName: String {
    switch self {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .integer(let value): "the number \(value)"
    case .number(let value): "the number \(value)"
    case .text(let text): "the text '\(text)'"
    case .list: "a list"
    case .object: "an object"
    }
  }
}

extension JSONValue: Codable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // Each attempt fails for a value of another type, and the next one is made; the last one's error is thrown.
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .boolean(value)
    } else if let value = try? container.decode(Int64.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .list(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .boolean(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .text(let value): try container.encode(value)
    case .list(let values): try container.encode(values)
    case .object(let members): try container.encode(members)
    }
  }
}

/// A mistake in a document: where it is and what to write instead, as one line without a full stop.
package struct ScriptError: Error, Hashable, CustomStringConvertible {
  package let description: String

  init(_ description: String) {
    self.description = description
  }

  /// A mistake at a place such as `faults[0].when.bucket`; an empty place is the whole document.
  init(at place: String, _ problem: String) {
    description = place.isEmpty ? problem : "\(place): \(problem)"
  }
}
