/// A region of OSS, by its identifier such as `cn-hangzhou`.
///
/// OSS writes a region in two ways: the bare identifier in signatures, and with the prefix `oss-` wherever an XML
/// element is called Location. Both spellings give the same value here.
package struct Region: Hashable, Comparable, Sendable {
  /// The identifier without `oss-`, for example `cn-hangzhou`.
  package let identifier: String

  /// Takes either spelling: `cn-hangzhou` or `oss-cn-hangzhou`.
  package init(_ text: String) { identifier = Self.isLocation(text) ? String(text.utf8.dropFirst(4)) ?? text : text }

  /// Whether a text begins as Location elements do.
  private static func isLocation(_ text: String) -> Bool {
    let bytes = text.utf8.span
    return bytes.count >= 4 && bytes[0] == UInt8(ascii: "o") && bytes[1] == UInt8(ascii: "s")
      && bytes[2] == UInt8(ascii: "s") && bytes[3] == UInt8(ascii: "-")
  }

  /// The region that a host is named for as official endpoints are, such as `oss-cn-beijing.aliyuncs.com` or the internal
  /// `oss-cn-beijing-internal.aliyuncs.com`, whatever the domain; nil for a host that begins otherwise.
  package init?(endpoint host: String) {
    guard var label = host.split(separator: ".").first.map(String.init), label.hasPrefix("oss-") else { return nil }
    if label.hasSuffix("-internal") { label.removeLast("-internal".count) }
    guard Region.isWellFormed(label) else { return nil }
    self.init(label)
  }

  /// The spelling of Location elements, for example `oss-cn-hangzhou`.
  package var location: String { "oss-" + identifier }

  /// Whether the region lies in mainland China: `cn-*` but for `cn-hongkong`.
  package var isMainland: Bool {
    let bytes = identifier.utf8.span
    return bytes.count > 3 && bytes[0] == UInt8(ascii: "c") && bytes[1] == UInt8(ascii: "n")
      && bytes[2] == UInt8(ascii: "-") && !ExactString.areSame(identifier, "cn-hongkong")
  }

  /// Whether a text has the shape of a region: lower-case letters, digits and single hyphens between them.
  package static func isWellFormed(_ text: String) -> Bool {
    let bytes = text.utf8.span
    var hyphens = 0
    var isInWord = false
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): isInWord = true
      case UInt8(ascii: "-") where isInWord:
        hyphens += 1
        isInWord = false
      default: return false
      }
    }
    return hyphens > 0 && isInWord
  }

  package static func < (left: Region, right: Region) -> Bool {
    left.identifier.utf8.lexicographicallyPrecedes(right.identifier.utf8)
  }
}

extension Region: ExpressibleByStringLiteral, CustomStringConvertible {
  package init(stringLiteral value: String) { self.init(value) }

  package var description: String { identifier }
}
