/// The name of a bucket; globally unique in OSS.
///
/// A live rule may name any bucket, so a value of this type is not necessarily a name that OSS would accept for a new
/// bucket: `violation(of:)` says that, and only configuration is held to it.
package struct BucketName: Hashable, Comparable, Sendable {
  private let exact: ExactString

  /// Wraps a name as it was read.
  package init(_ text: String) { exact = ExactString(text) }

  /// The name as it was given.
  package var text: String { exact.text }

  package static func < (left: BucketName, right: BucketName) -> Bool { left.exact < right.exact }

  /// What is wrong with a text as the name of a bucket, in words that complete "a bucket name …"; nil when it is legal.
  ///
  /// The rules are OSS's: 3 to 63 characters, lower-case letters, digits and hyphens, a letter or digit at both ends
  /// (<https://www.alibabacloud.com/help/en/oss/user-guide/bucket-naming-conventions>, error code `InvalidBucketName`).
  package static func violation(of text: String) -> String? {
    let bytes = text.utf8.span
    guard (3...63).contains(bytes.count) else { return "has 3 to 63 characters; this has \(text.count)" }
    for index in bytes.indices where !isLetterOrDigit(bytes[index]) && bytes[index] != UInt8(ascii: "-") {
      return "holds only lower-case letters, digits and hyphens"
    }
    guard isLetterOrDigit(bytes[0]), isLetterOrDigit(bytes[bytes.count - 1]) else {
      return "starts and ends with a letter or digit"
    }
    return nil
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

extension BucketName: ExpressibleByStringLiteral, CustomStringConvertible {
  package init(stringLiteral value: String) { self.init(value) }

  package var description: String { text }
}
