internal import Diagnostics

/// What a key that a block does not have was probably meant to be.
enum UnknownKey {
  /// Another key of the same block.
  case misspelt(String)
  /// A key of other blocks.
  case misplaced(key: String, homes: [SchemaBlock])
  case unheardOf

  /// Judges a key. A single typing mistake counts for more than a key of another block: `rule` in a bucket is `rules`.
  init(_ text: String, in block: SchemaBlock) {
    let suggestion = Suggestion.closest(to: text, among: block.keyNames)
    if let suggestion, Self.isOneMistake(text, suggestion) {
      self = .misspelt(suggestion)
      return
    }
    let homes = ConfigurationSchema.blocks.filter { $0.keyNames.contains(text) }
    if !homes.isEmpty {
      self = .misplaced(key: text, homes: homes)
    } else if let suggestion {
      self = .misspelt(suggestion)
    } else {
      self = .unheardOf
    }
  }

  /// The keys that must not be called missing as well, because this key was meant to give them.
  var excuses: [String] {
    switch self {
    case .misspelt(let key): [key]
    case .misplaced(let key, let homes):
      [key]
        + ConfigurationSchema.blocks.flatMap(\.keys).filter { candidate in
          candidate.value.blocks.contains { block in homes.contains { $0.name == block.name } }
        }.map(\.name)
    case .unheardOf: []
    }
  }

  /// What to do about it.
  var help: [String] {
    switch self {
    case .misspelt(let key): ["did you mean `\(key)`?"]
    case .misplaced(let key, let homes): ["`\(key)` belongs in \(Self.list(homes.map(\.title)))"]
    case .unheardOf: []
    }
  }

  private static func list(_ titles: [String]) -> String {
    guard let last = titles.last, titles.count > 1 else { return titles.joined() }
    return titles.dropLast().joined(separator: ", ") + " or " + last
  }

  private static func isOneMistake(_ text: String, _ suggestion: String) -> Bool {
    Suggestion.distance(Array(text.lowercased().unicodeScalars), Array(suggestion.unicodeScalars)) <= 1
  }
}
