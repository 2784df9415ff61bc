package import Replication

/// A field's value as documents write it.
package enum FieldValueDocument: Hashable, Sendable {
  case text(ExactString)
  case list([ExactString])
  case taggings(UserTaggingsDocument)

  /// Takes the value of a field; nil for a name or a condition that is not set, which documents leave out.
  init?(_ value: RuleFieldValue) {
    switch value {
    case .word(let word): self = .text(ExactString(word))
    case .region(let region): self = .text(ExactString(region.location))
    case .prefixes(let prefixes): self = .list(prefixes.prefixes)
    case .action(let action): self = .list(action.words.map { ExactString($0) })
    case .kms(let kms): self = .text(ExactString(kms.word))
    case .name(let name):
      guard let name else { return nil }
      self = .text(name)
    case .taggings(let taggings):
      guard let taggings else { return nil }
      self = .taggings(UserTaggingsDocument(taggings))
    }
  }

  /// The text, where it is one.
  var text: ExactString? { if case .text(let text) = self { text } else { nil } }

  /// The list, where it is one.
  var list: [ExactString]? { if case .list(let list) = self { list } else { nil } }
}

extension FieldValueDocument: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // Each try asks whether the value is of that kind; the last one reports that it is of none.
    if let text = try? container.decode(ExactString.self) {
      self = .text(text)
    } else if let list = try? container.decode([ExactString].self) {
      self = .list(list)
    } else {
      self = .taggings(try container.decode(UserTaggingsDocument.self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .list(let list): try container.encode(list)
    case .taggings(let taggings): try container.encode(taggings)
    }
  }
}

/// A condition on the tags of objects.
package struct UserTaggingsDocument: Codable, Hashable, Sendable {
  /// One tag.
  package struct Tag: Codable, Hashable, Sendable {
    package let key: ExactString
    package let value: ExactString
  }

  package let filterType: String
  package let tags: [Tag]

  private enum CodingKeys: String, CodingKey {
    case filterType = "filter_type"
    case tags
  }

  init(_ taggings: UserTaggings) {
    filterType = taggings.filterType.rawValue
    tags = taggings.tags.map { Tag(key: $0.key, value: $0.value) }
  }
}
