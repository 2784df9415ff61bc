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
    switch self {
    case .prefixes(let live, let desired):
      .prefixes(live: live.mappingTexts(change), desired: desired.mappingTexts(change))
    case .syncRole(let live, let desired): .syncRole(live: live.map(change), desired: desired.map(change))
    case .sseKMS(let live, let desired):
      .sseKMS(live: live.mappingTexts(change), desired: desired.mappingTexts(change))
    case .userTaggings(let live, let desired):
      .userTaggings(
        live: live.flatMap { $0.mappingTexts(change) }, desired: desired.flatMap { $0.mappingTexts(change) })
    case .location, .transferType, .action, .rtc: self
    }
  }
}
