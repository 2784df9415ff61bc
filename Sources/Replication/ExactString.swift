/// Text that is the same only when its UTF-8 bytes are the same, and that sorts by those bytes.
///
/// OSS compares prefixes, tags, role names and key names byte by byte, while Swift's `String` compares by canonical
/// equivalence: "café" typed with one code point and with two are equal strings, but two different prefixes.
package struct ExactString: Sendable {
  /// The text as it was given.
  package let text: String

  /// Wraps a text without changing a byte of it.
  package init(_ text: String) {
    var text = text
    text.makeContiguousUTF8()
    self.text = text
  }

  /// Whether there is no byte at all.
  package var isEmpty: Bool { text.utf8.isEmpty }

  /// Whether the bytes of `prefix` are the first bytes of this text; every text starts with the empty one.
  package func hasPrefix(_ prefix: ExactString) -> Bool {
    let (bytes, start) = (text.utf8.span, prefix.text.utf8.span)
    guard start.count <= bytes.count else { return false }
    for index in start.indices where bytes[index] != start[index] { return false }
    return true
  }
}

extension ExactString: Hashable {
  package static func == (left: ExactString, right: ExactString) -> Bool {
    areSame(left.text, right.text)
  }

  package func hash(into hasher: inout Hasher) {
    text.utf8.span.withUnsafeBytes { hasher.combine(bytes: $0) }
    hasher.combine(0xFF as UInt8)
  }
}

extension ExactString: Comparable {
  package static func < (left: ExactString, right: ExactString) -> Bool {
    let (left, right) = (left.text.utf8.span, right.text.utf8.span)
    for index in 0..<min(left.count, right.count) where left[index] != right[index] {
      return left[index] < right[index]
    }
    return left.count < right.count
  }
}

extension ExactString {
  /// Whether two texts are the same bytes.
  package static func areSame(_ left: String, _ right: String) -> Bool {
    let (left, right) = (left.utf8.span, right.utf8.span)
    guard left.count == right.count else { return false }
    for index in left.indices where left[index] != right[index] { return false }
    return true
  }
}

extension ExactString: ExpressibleByStringLiteral, CustomStringConvertible {
  package init(stringLiteral value: String) { self.init(value) }

  package var description: String { text }
}
