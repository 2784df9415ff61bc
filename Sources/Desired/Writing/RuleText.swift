internal import Replication
internal import YAMLDocument

/// A rule as an item under `rules`. What must be written always is; other fields only where they are not the default.
struct RuleText {
  let rule: ReplicationRule

  /// How many columns a list may take before each of its items gets a line of its own.
  private static let longestLine = 100

  /// The lines of the item, the first with its dash, without the list's own indentation.
  var lines: [String] {
    let destination = YAMLScalarText(rule.address.destination.text).plainOrQuoted
    let location = YAMLScalarText(rule.location.location).plainOrQuoted
    let settings = LiveSettings(rule.settings)
    let fields = settings.notableFields.flatMap { field in settings[field].map { lines(field.rawValue, $0) } ?? [] }
    return ["- destination: {bucket: \(destination), location: \(location)}"] + fields.map { "  " + $0 }
  }

  private func lines(_ key: String, _ value: RuleFieldValue) -> [String] {
    switch value {
    case .word(let word): ["\(key): \(word)"]
    case .region(let region): ["\(key): \(region.location)"]
    case .prefixes(let prefixes): lines(key, prefixes)
    case .action(let action): ["\(key): \(text(action))"]
    case .name(let name): name.map { ["\(key): \(quoted($0))"] } ?? []
    case .kms(let kms): ["\(key): \(kms.word)"]
    case .taggings(let taggings): taggings.map { lines(key, $0) } ?? []
    }
  }

  private func text(_ action: Action) -> String {
    if action == .all { return action.wireText }
    return action.words.count == 1 ? action.words.joined() : "[\(action.words.joined(separator: ", "))]"
  }

  private func lines(_ key: String, _ prefixes: PrefixSet) -> [String] {
    let texts = prefixes.prefixes.map(quoted)
    let line = "\(key): [\(texts.joined(separator: ", "))]"
    return fits(line) ? [line] : ["\(key):"] + texts.map { "  - \($0)" }
  }

  private func lines(_ key: String, _ taggings: UserTaggings) -> [String] {
    let tags = taggings.tags.map { "{key: \(quoted($0.key)), value: \(quoted($0.value))}" }
    let filterType = "filter_type: \(taggings.filterType.rawValue)"
    let line = "\(key): {\(filterType), tags: [\(tags.joined(separator: ", "))]}"
    return fits(line) ? [line] : ["\(key):", "  \(filterType)", "  tags:"] + tags.map { "    - \($0)" }
  }

  /// The text in quotes, where `$` would begin a variable.
  private func quoted(_ text: ExactString) -> String {
    guard text.text.utf8.contains(UInt8(ascii: "$")) else { return YAMLScalarText(text.text).quoted }
    let doubled = text.text.utf8.flatMap { $0 == UInt8(ascii: "$") ? [$0, $0] : [$0] }
    return YAMLScalarText(String(decoding: doubled, as: UTF8.self)).quoted
  }

  private func fits(_ line: String) -> Bool { line.unicodeScalars.count <= Self.longestLine }
}
