internal import Diagnostics

extension YAMLScalar {
  /// Whether it is the merge key `<<`; a quoted one is an ordinary key.
  var isMergeKey: Bool {
    style == .plain && text.utf8.count == 2 && text.utf8.elementsEqual("<<".utf8)
      && (tag == nil || tag == "tag:yaml.org,2002:merge")
  }
}

/// Puts the entries of merged mappings (`<<: *anchor`, `<<: [*first, *second]`) into the mapping that names them.
///
/// The mapping's own keys win over merged ones, and an earlier merged mapping wins over a later one.
struct MergeKeys {
  private(set) var entries: [YAMLMapping.Entry]
  private(set) var diagnostics: [Diagnostic] = []

  init(entries: [YAMLMapping.Entry]) { self.entries = entries }

  mutating func resolve() {
    guard let index = entries.firstIndex(where: { $0.key.isMergeKey }) else { return }
    let merge = entries.remove(at: index)
    var keys = KeyIndex()
    for mapping in mappings(in: merge) {
      for entry in mapping.entries where keys.insert(entry.key, among: entries) == nil { entries.append(entry) }
    }
  }

  private mutating func mappings(in merge: YAMLMapping.Entry) -> [YAMLMapping] {
    switch merge.value {
    case .mapping(let mapping): return [mapping]
    case .sequence(let sequence):
      var mappings: [YAMLMapping] = []
      for item in sequence.items {
        if case .mapping(let mapping) = item { mappings.append(mapping) } else { refuse(at: item.span) }
      }
      return mappings
    case .scalar:
      refuse(at: merge.key.span)
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
