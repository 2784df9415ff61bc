internal import Replication

extension ChangeShape {
  /// The shape with other texts in the place of those that a configuration can make out of names.
  func mappingTexts(_ change: (ExactString) -> ExactString) -> ChangeShape {
    var shape = self
    if var rule {
      rule.prefixes = rule.prefixes.mappingTexts(change)
      rule.syncRole = rule.syncRole.map(change)
      rule.sseKMS = rule.sseKMS.mappingTexts(change)
      rule.userTaggings = rule.userTaggings.flatMap { $0.mappingTexts(change) }
      shape.rule = rule
    }
    shape.coverage = coverage?.mappingTexts(change)
    shape.differences = differences.map { $0.mappingTexts(change) }
    return shape
  }

  /// Whether one of these texts holds another.
  func holds(_ part: ExactString) -> Bool {
    var isFound = false
    _ = mappingTexts { text in
      if text.text.contains(part.text) { isFound = true }
      return text
    }
    return isFound
  }
}

extension PrefixSet {
  fileprivate func mappingTexts(_ change: (ExactString) -> ExactString) -> PrefixSet { PrefixSet(prefixes.map(change)) }
}

extension SSEKMS {
  fileprivate func mappingTexts(_ change: (ExactString) -> ExactString) -> SSEKMS {
    switch self {
    case .disabled: .disabled
    case .enabled(let key): .enabled(replicaKMSKeyID: key.map(change))
    }
  }
}

extension UserTaggings {
  fileprivate func mappingTexts(_ change: (ExactString) -> ExactString) -> UserTaggings? {
    UserTaggings(filterType: filterType, tags: tags.map { Tag(key: change($0.key), value: change($0.value)) })
  }
}

extension FieldDifference {
  fileprivate func mappingTexts(_ change: (ExactString) -> ExactString) -> FieldDifference {
    FieldDifference(field, live: live.mappingTexts(change), desired: desired.mappingTexts(change))
  }
}

extension RuleFieldValue {
  fileprivate func mappingTexts(_ change: (ExactString) -> ExactString) -> RuleFieldValue {
    switch self {
    case .prefixes(let prefixes): .prefixes(prefixes.mappingTexts(change))
    case .name(let name): .name(name.map(change))
    case .kms(let kms): .kms(kms.mappingTexts(change))
    case .taggings(let taggings): .taggings(taggings.flatMap { $0.mappingTexts(change) })
    case .word, .region, .action: self
    }
  }
}
