internal import Replication

extension Interpolable {
  /// The operator's variables in the text, each with its place.
  var inputs: [Located<String>] {
    guard case .open(let text) = self else { return [] }
    return text.segments.compactMap { segment in
      if case .variable(.input(let name), let span) = segment { Located(value: name, span: span) } else { nil }
    }
  }
}

extension WrittenRuleFields {
  /// The operator's variables in all texts.
  var inputs: [Located<String>] {
    let tags = userTaggings.value?.tags.value ?? []
    return (prefixes.value ?? []).flatMap(\.value.inputs)
      + (syncRole.value?.inputs ?? []) + (replicaKMSKeyID.value?.inputs ?? [])
      + tags.flatMap { $0.key.value.inputs + $0.value.value.inputs }
  }
}

extension WrittenTemplate {
  /// The operator's variables in all texts.
  var inputs: [Located<String>] {
    fields.inputs + (destination.bucket.value?.inputs ?? []) + (destination.location.value?.inputs ?? [])
      + (note.value?.inputs ?? [])
  }
}

extension WrittenDefaults {
  /// The operator's variables in all texts.
  var inputs: [Located<String>] { (place.region.value?.inputs ?? []) + rule.inputs }
}
