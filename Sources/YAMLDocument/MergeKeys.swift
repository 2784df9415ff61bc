internal import Diagnostics

/// Puts the entries of merged mappings (`<<: *anchor`, `<<: [*first, *second]`) into the mapping that names them.
///
/// The mapping's own keys win over merged ones, and an earlier merged mapping wins over a later one.
struct MergeKeys {
  /// The rows of keys and values by turns.
  private(set) var entries: [Int32]
  private(set) var diagnostics: [Diagnostic] = []

  init(entries: [Int32]) { self.entries = entries }

  mutating func resolve(in nodes: borrowing NodeStore) {
    var index = 0
    while index < entries.count, !nodes.isMergeKey(entries[index]) { index += 2 }
    guard index < entries.count else { return }
    let (key, value) = (entries[index], entries[index + 1])
    entries.removeSubrange(index...(index + 1))
    var keys = KeyIndex()
    for mapping in mappings(in: value, of: key, nodes) {
      let merged = nodes.content(of: mapping)
      for index in stride(from: merged.startIndex, to: merged.endIndex, by: 2)
      where keys.insert(merged[index], of: key, among: entries, from: 0, in: nodes) == nil {
        entries += merged[index...(index + 1)]
      }
    }
  }

  private mutating func mappings(in value: Int32, of key: Int32, _ nodes: borrowing NodeStore) -> [Int32] {
    switch nodes.shape(of: value) {
    case .mapping: return [value]
    case .sequence:
      var mappings: [Int32] = []
      for item in nodes.content(of: value) {
        if case .mapping = nodes.shape(of: item) {
          mappings.append(item)
        } else {
          refuse(at: nodes.span(of: item))
        }
      }
      return mappings
    case .scalar:
      refuse(at: nodes.span(of: key))
      return []
    }
  }

  private mutating func refuse(at span: SourceSpan) {
    diagnostics.append(
      Diagnostic(
        .badMerge, "`<<` takes a mapping or a list of mappings", at: span,
        help: ["write `<<: *anchor`, or quote the key if no merge is meant"]))
  }
}
