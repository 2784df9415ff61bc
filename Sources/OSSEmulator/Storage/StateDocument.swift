internal import FoundationEssentials

/// The stored buckets as JSON bytes, for carrying them over a restart.
package enum StateDocument {
  private static let format = "oss-emulator.state"
  private static let version = 1

  private struct Content: Codable {
    var format: String
    var version: Int
    var buckets: [StoredBucket]
  }

  /// Why bytes are not a state; the description says where and why.
  package struct ReadingError: Error, CustomStringConvertible {
    package let description: String
  }

  /// The bytes of a state; the same state gives the same bytes.
  package static func bytes(of store: EmulatorStore) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    let content = Content(format: format, version: version, buckets: store.bucketsByName)
    return try Array(encoder.encode(content)) + [UInt8(ascii: "\n")]
  }

  /// Reads what ``bytes(of:)`` has written.
  package static func store(from bytes: [UInt8]) throws(ReadingError) -> EmulatorStore {
    let content: Content
    do {
      content = try JSONDecoder().decode(Content.self, from: Data(bytes))
    } catch {
      throw ReadingError(description: JSONReading.description(of: error, in: bytes))
    }
    guard content.format == format, content.version == version else {
      throw ReadingError(description: "it is not a state of format \(format), version \(version)")
    }
    var store = EmulatorStore()
    for bucket in content.buckets { store[bucket.name] = bucket }
    return store
  }
}
