/// How large a document may be before it is refused unread.
package struct XMLLimits: Hashable, Sendable {
  /// The bytes of the document.
  package let bytes: Int
  /// The levels of elements; the root is the first. libxml2 itself stops at 256.
  package let depth: Int
  /// The elements, the root included.
  package let elements: Int

  /// The attributes and namespace declarations of all elements together. OSS's answers have hardly any.
  package let attributes: Int
  /// The bytes of one tag, since the time that libxml2 takes for one can grow with the square of its attributes.
  package static let tagBytes = 16 << 10

  /// 8 MiB, 64 levels, 200,000 elements and 1,000 attributes: far more than the answer for a bucket with 100 rules of 100 prefixes each.
  package static let standard = XMLLimits()

  package init(bytes: Int = 8 << 20, depth: Int = 64, elements: Int = 200_000, attributes: Int = 1_000) {
    self.attributes = attributes
    self.bytes = bytes
    self.depth = depth
    self.elements = elements
  }
}
