internal import Replication
internal import YAMLDocument

/// A rule as an item under `rules`. What must be written always is; other fields only where they are not the default.
struct RuleText {
  let rule: ReplicationRule

  /// How many columns a list may take before each of its items gets a line of its own.
  private static let longestLine = 100

  /// The lines of the item, the first with its dash, without the list's own indentation.
  var lines: [String] {
    let settings = rule.settings
    let destination = YAMLScalarText(rule.address.destination.text).plainOrQuoted
    let location = YAMLScalarText(settings.location.location).plainOrQuoted
    var fields = ["destination: {bucket: \(destination), location: \(location)}"]
    fields.append("\(RuleField.action.rawValue): \(action)")
    fields.append("\(RuleField.historicalObjectReplication.rawValue): \(settings.historicalObjectReplication.rawValue)")
    fields += prefixes
    if settings.transferType != .internal {
      fields.append("\(RuleField.transferType.rawValue): \(settings.transferType.rawValue)")
    }
    if settings.rtc != .disabled { fields.append("\(RuleField.rtc.rawValue): \(settings.rtc.rawValue)") }
    if let role = settings.syncRole { fields.append("\(RuleField.syncRole.rawValue): \(quoted(role))") }
    if settings.sseKMS.isEnabled { fields.append("\(RuleField.sseKMSEncryptedObjects.rawValue): enabled") }
    if let key = settings.sseKMS.replicaKMSKeyID {
      fields.append("\(RuleField.replicaKMSKeyID.rawValue): \(quoted(key))")
    }
    fields += userTaggings
    return fields.enumerated().map { ($0.offset == 0 ? "- " : "  ") + $0.element }
  }

  private var action: String {
    let operations = Operation.allCases.filter(rule.settings.action.operations.contains).map(\.rawValue)
    if rule.settings.action == .all { return rule.settings.action.wireText }
    return operations.count == 1 ? operations.joined() : "[\(operations.joined(separator: ", "))]"
  }

  private var prefixes: [String] {
    guard !rule.settings.prefixes.isWholeBucket else { return [] }
    let texts = rule.settings.prefixes.prefixes.map(quoted)
    let key = RuleField.prefixes.rawValue
    let line = "\(key): [\(texts.joined(separator: ", "))]"
    return fits(line) ? [line] : ["\(key):"] + texts.map { "  - \($0)" }
  }

  private var userTaggings: [String] {
    guard let taggings = rule.settings.userTaggings else { return [] }
    let tags = taggings.tags.map { "{key: \(quoted($0.key)), value: \(quoted($0.value))}" }
    let (key, filterType) = (RuleField.userTaggings.rawValue, "filter_type: \(taggings.filterType.rawValue)")
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
