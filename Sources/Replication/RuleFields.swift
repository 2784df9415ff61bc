/// The link over which objects travel.
package enum TransferType: String, CaseIterable, Sendable {
  /// OSS's own network between regions; what OSS takes when the element is absent.
  case `internal`
  /// Transfer acceleration.
  case accelerated = "oss_acc"
}

/// Whether objects that existed before the rule are copied too. It acts once, when the rule is created.
package enum HistoricalObjectReplication: String, CaseIterable, Sendable {
  /// Existing objects are copied, overwriting objects of the same name. OSS's default.
  case enabled
  /// Only changes after the rule's creation are carried over.
  case disabled
}

/// Replication Time Control: the one part of a rule that OSS can change in place (PutBucketRTC).
package enum RTC: String, CaseIterable, Sendable {
  case enabled
  case disabled
}

/// Whether objects encrypted with a KMS key are replicated, and with which key in the destination.
package enum SSEKMS: Hashable, Sendable {
  /// Objects encrypted with KMS are skipped.
  case disabled
  /// Objects encrypted with KMS are replicated; the key is one of the destination's region.
  case enabled(replicaKMSKeyID: ExactString?)

  /// The key for the copies, where one is set.
  package var replicaKMSKeyID: ExactString? {
    switch self {
    case .disabled: nil
    case .enabled(let key): key
    }
  }

  /// Whether objects encrypted with KMS are replicated.
  package var isEnabled: Bool { self != .disabled }

  /// The word of `sse_kms_encrypted_objects`.
  package var word: String { isEnabled ? "enabled" : "disabled" }
}

/// A condition on the tags of objects: only those that meet it are replicated.
package struct UserTaggings: Hashable, Sendable {
  /// How several tags combine.
  package enum FilterType: String, CaseIterable, Sendable {
    /// An object needs every tag.
    case and = "AND"
    /// An object needs one of the tags.
    case or = "OR"
  }

  /// One tag of an object.
  package struct Tag: Hashable, Comparable, Sendable {
    package let key: ExactString
    package let value: ExactString

    package init(key: ExactString, value: ExactString) {
      self.key = key
      self.value = value
    }

    package static func < (left: Tag, right: Tag) -> Bool {
      left.key == right.key ? left.value < right.value : left.key < right.key
    }
  }

  package let filterType: FilterType
  /// The tags, sorted, each once; at least one.
  package let tags: [Tag]

  /// A condition over some tags; nil when there is no tag.
  package init?(filterType: FilterType, tags: some Sequence<Tag>) {
    let given = Array(tags)
    guard !given.isEmpty else { return nil }
    let sorted = given.count == 1 ? given : Set(given).sorted()
    self.filterType = filterType
    self.tags = sorted
  }
}

/// Where a live rule stands in its life.
package enum RuleStatus: Hashable, Sendable {
  /// Accepted, not yet effective.
  case starting
  /// Effective. It does not mean healthy: OSS has no status for failure.
  case doing
  /// Deleted, but still listed; its destination can't have a new rule yet.
  case closing
  /// A word that OSS's documentation does not know; the rule counts as live.
  case other(String)

  /// Reads OSS's Status element.
  package init(wireText: String) {
    switch wireText {
    case "starting": self = .starting
    case "doing": self = .doing
    case "closing": self = .closing
    default: self = .other(wireText)
    }
  }

  /// OSS's word for it.
  package var wireText: String {
    switch self {
    case .starting: "starting"
    case .doing: "doing"
    case .closing: "closing"
    case .other(let text): text
    }
  }
}
