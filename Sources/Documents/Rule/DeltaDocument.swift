package import Replication

/// One field that differs: what is live and what is asked for. A side without a value is absent.
package struct DeltaDocument: Codable, Hashable, Sendable {
  /// A field's value as the document writes it.
  package enum Value: Hashable, Sendable {
    case text(ExactString)
    case list([ExactString])
    case taggings(UserTaggingsDocument)
  }

  /// The key in the configuration.
  package let field: String
  package let live: Value?
  package let desired: Value?

  init(_ field: RuleField, live: Value?, desired: Value?) {
    self.field = field.rawValue
    self.live = live
    self.desired = desired
  }

  /// A difference field by field; one of KMS can be of two fields.
  static func deltas(_ difference: FieldDifference) -> [DeltaDocument] {
    func delta(_ field: RuleField, _ live: Value?, _ desired: Value?) -> [DeltaDocument] {
      live == desired ? [] : [DeltaDocument(field, live: live, desired: desired)]
    }
    func text(_ text: String) -> Value { .text(ExactString(text)) }
    func words(_ action: Action) -> Value { .list(action.words.map { ExactString($0) }) }
    switch difference {
    case .location(let live, let desired): return delta(.location, text(live.location), text(desired.location))
    case .transferType(let live, let desired):
      return delta(.transferType, text(live.rawValue), text(desired.rawValue))
    case .prefixes(let live, let desired): return delta(.prefixes, .list(live.prefixes), .list(desired.prefixes))
    case .action(let live, let desired): return delta(.action, words(live), words(desired))
    case .rtc(let live, let desired): return delta(.rtc, text(live.rawValue), text(desired.rawValue))
    case .syncRole(let live, let desired):
      return delta(.syncRole, live.map { .text($0) }, desired.map { .text($0) })
    case .sseKMS(let live, let desired):
      return delta(.sseKMSEncryptedObjects, text(live.word), text(desired.word))
        + delta(
          .replicaKMSKeyID, live.replicaKMSKeyID.map { .text($0) }, desired.replicaKMSKeyID.map { .text($0) })
    case .userTaggings(let live, let desired):
      return delta(
        .userTaggings, live.map { .taggings(UserTaggingsDocument($0)) },
        desired.map { .taggings(UserTaggingsDocument($0)) })
    }
  }
}

extension DeltaDocument.Value: Codable {
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
