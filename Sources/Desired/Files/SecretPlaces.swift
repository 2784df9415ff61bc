internal import Diagnostics
internal import YAMLDocument

/// Finds the values under keys that name secrets, wherever in a file such a key stands.
struct SecretPlaces {
  private(set) var spans: [SourceSpan] = []

  /// Keys of a file under which names stand, not keys: a bucket may be called `token`.
  private static let namesBelow: Set = ["buckets", "groups", "templates"]

  /// - Parameter isGood: Whether no error was found. Then nothing below those keys is looked at: a key there that names a
  ///   secret is an unknown one.
  init(in root: YAMLNode, isGood: Bool) {
    guard case .mapping(let mapping) = root else {
      look(at: [(root, areNames: false)])
      return
    }
    let entries = mapping.entries.filter { !isGood || !Self.namesBelow.contains($0.key.text) }
    for entry in entries { look(at: entry, areNames: Self.namesBelow.contains(entry.key.text)) }
  }

  private mutating func look(at entry: YAMLMapping.Entry, areNames: Bool) {
    if SecretName.fits(entry.key.text) {
      conceal(entry.value)
    } else {
      look(at: [(entry.value, areNames)])
    }
  }

  private mutating func look(at nodes: [(node: YAMLNode, areNames: Bool)]) {
    var rest = nodes
    while let (node, areNames) = rest.popLast() {
      switch node {
      case .scalar(let scalar): if Self.holdsSecret(scalar) { spans.append(scalar.span) }
      case .sequence(let sequence): for item in sequence.items { rest.append((item, false)) }
      case .mapping(let mapping):
        for entry in mapping.entries {
          var isName = areNames
          if case .scalar = entry.value { isName = false }
          if Self.holdsSecret(entry.key) { spans.append(entry.key.span) }
          if !isName, SecretName.fits(entry.key.text) {
            conceal(entry.value)
          } else {
            rest.append((entry.value, false))
          }
        }
      }
    }
  }

  /// Whether a text is a key that names a secret with its value, for lack of a blank between them.
  private static func holdsSecret(_ scalar: YAMLScalar) -> Bool {
    guard scalar.contains(UInt8(ascii: ":")) else { return false }
    return MissingBlank(scalar.text).map { SecretName.fits($0.key) } ?? false
  }

  /// Keeps a value out of sight, and what aliases bring into it, which stands elsewhere.
  private mutating func conceal(_ node: YAMLNode) {
    spans.append(node.span)
    switch node {
    case .scalar: break
    case .sequence(let sequence): for item in sequence.items { conceal(item) }
    case .mapping(let mapping): for entry in mapping.entries { conceal(entry.value) }
    }
  }
}
