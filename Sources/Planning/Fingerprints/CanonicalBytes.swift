internal import Crypto
internal import Replication

/// Values as bytes in one way only, so that equal bytes mean equal values and nothing else does.
///
/// A number is eight bytes, the highest first. A text is its number of UTF-8 bytes and then those. A list is its number of
/// items and then those. What may be absent is a zero byte, or a one byte and then the value. Nothing else stands between.
///
/// Fingerprints and checksums are made of it, and both are kept by people and pipelines: it never changes.
struct CanonicalBytes {
  private(set) var bytes: [UInt8] = []

  mutating func append(number: Int) {
    withUnsafeBytes(of: UInt64(number).bigEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ text: String) {
    append(number: text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// A digest is a text that need not be UTF-8.
  mutating func append(digest: [UInt8]) {
    append(number: digest.count)
    bytes.append(contentsOf: digest)
  }

  mutating func append(_ text: ExactString) { append(text.text) }

  mutating func append<Item>(list: some Collection<Item>, item: (inout CanonicalBytes, Item) -> Void) {
    append(number: list.count)
    for element in list { item(&self, element) }
  }

  mutating func append<Value>(optional value: Value?, present: (inout CanonicalBytes, Value) -> Void) {
    guard let value else { return bytes.append(0) }
    bytes.append(1)
    present(&self, value)
  }

  /// The SHA-256 of the bytes; 32 bytes.
  var digest: [UInt8] { Array(SHA256.hash(data: bytes)) }
}
