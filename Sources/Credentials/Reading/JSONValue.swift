/// A JSON text as a tree. Only what credentials are written in needs it: small texts that other programs and services made.
enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  /// As it is written.
  case number(String)
  case text(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// A member of an object; nil where there is none, and where it is null.
  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self, let member = members[key], member != .null else { return nil }
    return member
  }

  /// A member that is a text and not an empty one.
  func text(_ key: String) -> String? {
    guard case .text(let text)? = self[key], !text.isEmpty else { return nil }
    return text
  }

  /// A member that is a whole number.
  func number(_ key: String) -> Int64? {
    guard case .number(let digits)? = self[key] else { return nil }
    return Int64(digits)
  }
}

/// What is wrong with a JSON text. It quotes nothing of it, since that may be a secret.
struct JSONFlaw: Error, Hashable {
  /// The end of a sentence that begins with the text's name: `is not JSON (line 3)`.
  let reason: String
}

extension JSONValue {
  /// Reads a JSON text in UTF-8; a byte order mark before it is skipped. A key that stands twice in an object is refused,
  /// because readers differ in which of the two counts.
  init(_ bytes: [UInt8]) throws(JSONFlaw) {
    var parser = JSONParser(bytes.withoutByteOrderMark)
    self = try parser.document()
  }
}

extension [UInt8] {
  /// The same without the byte order mark that editors of Windows put first.
  var withoutByteOrderMark: [UInt8] {
    starts(with: [0xEF, 0xBB, 0xBF]) ? Array(dropFirst(3)) : self
  }
}
