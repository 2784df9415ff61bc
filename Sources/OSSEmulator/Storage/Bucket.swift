/// One bucket and the replication rules that begin there.
package struct StoredBucket: Hashable, Sendable, Codable {
  package var name: String
  /// The region's identifier without `oss-`.
  package var region: String
  /// The account that owns it.
  package var owner: String
  package var createdAt: Moment
  /// Nil when versioning was never switched on.
  package var versioning: Versioning?
  package var storageClass = "Standard"
  /// Who may do what with it, beside its owner's account; nil when it has no policy.
  package var policy: PolicyDocument?
  /// In the order in which they were put; may hold rules that are gone by now.
  package var rules: [StoredRule] = []

  package init(name: String, region: String, owner: String, createdAt: Moment) {
    self.name = name
    self.region = region
    self.owner = owner
    self.createdAt = createdAt
  }

  package enum Versioning: String, Sendable, Codable {
    case enabled = "Enabled"
    case suspended = "Suspended"
  }

  /// The rules that are not gone, closing ones included.
  package func liveRules(at now: Moment, durations: LifecycleDurations) -> [StoredRule] {
    rules.filter { $0.status(at: now, durations: durations) != nil }
  }

  /// Whether a text can be a bucket's name: 3 to 63 lower-case letters, digits and hyphens, no hyphen at either end.
  package static func isValidName(_ name: String) -> Bool {
    let bytes = name.utf8
    guard (3...63).contains(bytes.count), bytes.first != hyphen, bytes.last != hyphen else { return false }
    return bytes.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        || $0 == hyphen
    }
  }

  private static let hyphen = UInt8(ascii: "-")
}
