internal import Diagnostics

/// Finds repeated keys of a mapping by their bytes: by looking through the entries while they are few, and with a
/// table once they are many.
struct KeyIndex {
  private static let few = 8
  private var table: [[UInt8]: SourceSpan] = [:]

  /// The place of the entry that has the key already; nil when there is none, and then the key must be added to the
  /// entries next.
  mutating func insert(_ key: YAMLScalar, among entries: [YAMLMapping.Entry]) -> SourceSpan? {
    guard entries.count >= Self.few else {
      return entries.first { $0.key.hasSameText(as: key) }?.key.span
    }
    if table.isEmpty {
      for entry in entries { table[Array(entry.key.text.utf8)] = entry.key.span }
    }
    let bytes = Array(key.text.utf8)
    if let first = table[bytes] { return first }
    table[bytes] = key.span
    return nil
  }
}

extension YAMLScalar {
  /// Whether both texts are the same bytes.
  fileprivate func hasSameText(as other: YAMLScalar) -> Bool {
    text.utf8.count == other.text.utf8.count && text.utf8.elementsEqual(other.text.utf8)
  }
}
