package import Replication

/// What a rule says, under the keys of the configuration. A field without a value is absent.
package struct RuleDocument: Hashable, Sendable {
  private var values: [RuleField: FieldValueDocument] = [:]

  init(_ settings: LiveSettings) {
    for field in RuleField.allCases { values[field] = settings[field].flatMap { FieldValueDocument($0) } }
  }

  package init(_ settings: RuleSettings) { self.init(LiveSettings(settings)) }

  subscript(field: RuleField) -> FieldValueDocument? { values[field] }
}

extension RuleField: CodingKey {}

extension RuleDocument: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: RuleField.self)
    for field in RuleField.allCases {
      values[field] =
        switch field {
        case .prefixes, .action: try container.decodeIfPresent([ExactString].self, forKey: field).map { .list($0) }
        case .userTaggings:
          try container.decodeIfPresent(UserTaggingsDocument.self, forKey: field).map { .taggings($0) }
        default: try container.decodeIfPresent(ExactString.self, forKey: field).map { .text($0) }
        }
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: RuleField.self)
    for field in RuleField.allCases { try container.encodeIfPresent(values[field], forKey: field) }
  }
}
