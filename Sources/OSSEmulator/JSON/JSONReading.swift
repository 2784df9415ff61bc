internal import FoundationEssentials

/// What JSON decoding lacks: plain sentences for its errors, and a refusal of keys that nobody reads.
enum JSONReading {
  /// One line that says where in a document decoding has failed, and why.
  static func description(of error: any Error, in bytes: [UInt8]) -> String {
    if let position = JSONSyntax.firstError(in: bytes) {
      return "line \(position.line), column \(position.column): this is not JSON"
    }
    guard let error = error as? DecodingError else { return "\(error)" }
    switch error {
    case .keyNotFound(let key, let context):
      return place(context.codingPath) + "the key '\(key.stringValue)' is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return place(context.codingPath) + context.debugDescription
    case .dataCorrupted(let context):
      return place(context.codingPath) + context.debugDescription
    @unknown default:
      return "\(error)"
    }
  }

  /// Throws when an object has a key that is none of those allowed.
  static func refuseUnknownKeys(in decoder: any Decoder, allowed: [String]) throws {
    let container = try decoder.container(keyedBy: AnyKey.self)
    guard let unknown = container.allKeys.first(where: { !allowed.contains($0.stringValue) }) else { return }
    let message = "the key '\(unknown.stringValue)' is unknown; the keys are \(allowed.joined(separator: ", "))"
    throw DecodingError.dataCorrupted(
      DecodingError.Context(codingPath: decoder.codingPath, debugDescription: message))
  }

  private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }

    init?(intValue: Int) { nil }
  }

  private static func place(_ path: [any CodingKey]) -> String {
    let text = path.reduce(into: "") { text, key in
      if let index = key.intValue {
        text += "[\(index)]"
      } else {
        text += (text.isEmpty ? "" : ".") + key.stringValue
      }
    }
    return text.isEmpty ? "" : "\(text): "
  }
}
