/// One replication rule as the service keeps it: what was sent, with the defaults filled in.
package struct StoredRule: Hashable, Sendable, Codable {
  package var id: String
  /// Empty for the whole bucket; else in the order in which they were sent.
  package var prefixes: [String] = []
  package var userTaggings: UserTaggings?
  /// `ALL`, one action, or several with commas between them.
  package var action = "ALL"
  package var destinationBucket: String
  /// With the prefix `oss-`.
  package var destinationLocation: String
  package var transferType = TransferType.internal
  /// Whether objects that were there before the rule are copied. OSS does so unless told otherwise.
  package var copiesHistory = true
  package var syncRole: String?
  /// The status of SseKmsEncryptedObjects; nil when the element was not kept.
  package var kmsEncryptedObjects: KMSEncryptedObjects?
  package var replicaKMSKeyID: String?
  /// When RTC was switched on; nil while it is off.
  package var rtcSince: Moment?
  package var createdAt: Moment
  /// When its deletion was asked for; nil while it lives.
  package var closingSince: Moment?
  /// When its closing ends, where a fault has changed that.
  package var closesAt: Moment?
  /// When it is gone without a deletion, where a fault wants it so.
  package var vanishesAt: Moment?

  package init(id: String, destinationBucket: String, destinationLocation: String, createdAt: Moment) {
    self.id = id
    self.destinationBucket = destinationBucket
    self.destinationLocation = destinationLocation
    self.createdAt = createdAt
  }

  /// The kinds of links between two regions.
  package enum TransferType: String, Sendable, Codable {
    case `internal`
    case accelerated = "oss_acc"
  }

  /// Whether objects encrypted with SSE-KMS are copied.
  package enum KMSEncryptedObjects: String, Sendable, Codable {
    case enabled = "Enabled"
    case disabled = "Disabled"
  }

  /// A filter by the tags of objects.
  package struct UserTaggings: Hashable, Sendable, Codable {
    package var filterType: FilterType
    package var tags: [Tag]

    package init(filterType: FilterType, tags: [Tag]) {
      self.filterType = filterType
      self.tags = tags
    }

    package enum FilterType: String, Sendable, Codable {
      case and = "AND"
      case or = "OR"
    }

    package struct Tag: Hashable, Sendable, Codable {
      package var key: String
      package var value: String

      package init(key: String, value: String) {
        self.key = key
        self.value = value
      }
    }
  }
}
