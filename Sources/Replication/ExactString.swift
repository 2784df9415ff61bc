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
    Self.withBytes(text, prefix.text) { $0.starts(with: $1) }
  }
}

extension ExactString: Hashable {
  package static func == (left: ExactString, right: ExactString) -> Bool {
    areSame(left.text, right.text)
  }

  package func hash(into hasher: inout Hasher) {
    // The text is contiguous since `init`, so nothing is copied for this.
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(0xFF as UInt8)
  }
}

extension ExactString: Comparable {
  package static func < (left: ExactString, right: ExactString) -> Bool {
    withBytes(left.text, right.text) { $0.lexicographicallyPrecedes($1) }
  }
}

extension ExactString {
  /// Whether two texts are the same bytes.
  package static func areSame(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count && withBytes(left, right) { $0.elementsEqual($1) }
  }

  /// Gives the bytes of two texts, without a copy where they lie in one piece, as all but foreign strings do.
  private static func withBytes<Value>(
    _ left: String, _ right: String, _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Value
  ) -> Value {
    var (left, right) = (left, right)
    return left.withUTF8 { left in right.withUTF8 { right in body(left, right) } }
  }
}

extension ExactString: ExpressibleByStringLiteral, CustomStringConvertible {
  package init(stringLiteral value: String) { self.init(value) }

  package var description: String { text }
}
