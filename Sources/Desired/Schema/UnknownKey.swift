internal import Diagnostics
internal import YAMLDocument

/// What a key that a block does not have was probably meant to be.
enum UnknownKey {
  /// Another key of the same block.
  case misspelt(String)
  /// A key of other blocks.
  case misplaced(key: String, homes: [SchemaBlock])
  /// A key and its value without a blank between them.
  case unparted(MissingBlank)
  /// A key of another tool or cloud.
  case foreign(ForeignKey)
  case unheardOf

  /// Judges a key. A single typing mistake counts for more than a key of another block: `rule` in a bucket is `rules`.
  init(_ text: String, in block: SchemaBlock) {
    if let missing = MissingBlank(text), block.keyNames.contains(missing.key) {
      self = .unparted(missing)
      return
    }
    if let foreign = ForeignKey(text, in: block) {
      if case .renamed(let key) = foreign { self = .misspelt("\(key)") } else { self = .foreign(foreign) }
      return
    }
    let suggestion = Suggestion.closest(to: text, among: block.keyNames)
    if let suggestion, Self.isOneMistake(text, suggestion) {
      self = .misspelt(suggestion)
      return
    }
    let name = ForeignKey.snakeCase(text)
    let homes = ConfigurationSchema.blocks.filter { $0.keyNames.contains(name) }
    if !homes.isEmpty {
      self = .misplaced(key: name, homes: homes)
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
    case .unparted(let missing): [missing.key]
    case .foreign(.written(_, let excuses)): excuses.map { "\($0)" }
    case .foreign: []
    case .misplaced(let key, let homes):
      [key]
        + ConfigurationSchema.blocks.flatMap(\.keys).filter { candidate in
          candidate.value.blocks.contains { block in homes.contains { $0.name == block.name } }
        }.map(\.name)
    case .unheardOf: []
    }
  }

  /// What is wrong and what to do about it.
  ///
  /// - Parameter isWritten: Whether a key of the block stands beside this one.
  func diagnostic(of key: YAMLScalar, in block: SchemaBlock, isWritten: (KeyName) -> Bool) -> Diagnostic {
    var notes: [String] = []
    var suggestion: Diagnostic.Suggestion?
    let help: String
    switch self {
    case .misspelt(let meant) where block.key(meant).map(isWritten) == true:
      help = "`\(meant)` is written beside it: remove one of the two"
    case .misspelt(let meant):
      help = "did you mean `\(meant)`?"
      suggestion = Diagnostic.Suggestion(meant, at: key.span)
    case .misplaced(let key, let homes):
      help = "`\(key)` belongs in \(Self.list(homes.map(\.title)))"
    case .unparted(let missing):
      notes = [missing.note]
      help = missing.help
      suggestion = Diagnostic.Suggestion(span: key.span, replacement: missing.meant)
    case .foreign(.nothing(let reason)):
      notes = [reason]
      help = "remove the key"
    case .foreign(.written(let words, _)): help = words
    case .foreign(.renamed(let meant)): help = "did you mean `\(meant)`?"
    case .unheardOf:
      notes = ["the keys of \(block.title) are \(quotedList(block.keyNames))"]
      help = "remove the key"
    }
    return Diagnostic(
      .unknownKey, "unknown key \(QuotedText(key.text)) in \(block.title)", at: key.span, notes: notes, help: [help],
      suggestion: suggestion)
  }

  private static func list(_ titles: [String]) -> String {
    guard let last = titles.last, titles.count > 1 else { return titles.joined() }
    return titles.dropLast().joined(separator: ", ") + " or " + last
  }

  private static func isOneMistake(_ text: String, _ suggestion: String) -> Bool {
    Suggestion.distance(Array(text.lowercased().unicodeScalars), Array(suggestion.unicodeScalars)) <= 1
  }
}
