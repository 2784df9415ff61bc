/// How large a document may be before it is refused unread.
package struct XMLLimits: Hashable, Sendable {
  /// The bytes of the document.
  package let bytes: Int
  /// The levels of elements; the root is the first. libxml2 itself stops at 256.
  package let depth: Int
  /// The elements, the root included.
  package let elements: Int

  /// 8 MiB, 64 levels and 200,000 elements: far more than the answer for a bucket with 100 rules of 100 prefixes each.
  package static let standard = XMLLimits()

  package init(bytes: Int = 8 << 20, depth: Int = 64, elements: Int = 200_000) {
    self.bytes = bytes
    self.depth = depth
    self.elements = elements
  }
}
