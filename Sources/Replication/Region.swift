/// A region of OSS, by its identifier such as `cn-hangzhou`.
///
/// OSS writes a region in two ways: the bare identifier in signatures, and with the prefix `oss-` wherever an XML
/// element is called Location. Both spellings give the same value here.
package struct Region: Hashable, Comparable, Sendable {
  /// The identifier without `oss-`, for example `cn-hangzhou`.
  package let identifier: String

  /// Takes either spelling: `cn-hangzhou` or `oss-cn-hangzhou`.
  package init(_ text: String) {
    identifier = text.hasPrefix("oss-") ? String(text.dropFirst(4)) : text
  }

  /// The region whose official endpoint a host is, such as `oss-cn-beijing.aliyuncs.com` or its internal one,
  /// `oss-cn-beijing-internal.aliyuncs.com`; nil for any other host.
  package init?(endpoint host: String) {
    guard var label = host.split(separator: ".").first.map(String.init), label.hasPrefix("oss-") else { return nil }
    if label.hasSuffix("-internal") { label.removeLast("-internal".count) }
    guard Region.isWellFormed(label) else { return nil }
    self.init(label)
  }

  /// The spelling of Location elements, for example `oss-cn-hangzhou`.
  package var location: String { "oss-" + identifier }

  /// Whether the region lies in mainland China: `cn-*` but for `cn-hongkong`.
  package var isMainland: Bool { identifier.hasPrefix("cn-") && identifier != "cn-hongkong" }

  /// Whether a text has the shape of a region: lower-case letters, digits and single hyphens between them.
  package static func isWellFormed(_ text: String) -> Bool {
    let words = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return words.count >= 2
      && words.allSatisfy { word in
        !word.isEmpty
          && word.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
              || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          }
      }
  }

  package static func < (left: Region, right: Region) -> Bool {
    left.identifier.utf8.lexicographicallyPrecedes(right.identifier.utf8)
  }
}

extension Region: ExpressibleByStringLiteral, CustomStringConvertible {
  package init(stringLiteral value: String) { self.init(value) }

  package var description: String { identifier }
}
