internal import Diagnostics
internal import Replication

/// The configuration with everything inherited, as the lints see it. Parts that are wrong and reported are left open.
struct ResolvedConfiguration: Sendable {
  var project: String?
  var protections: [Protection]
  var limits: Limits
  /// In the order of the file.
  var buckets: [ResolvedBucket]
}

/// A bucket with everything inherited.
struct ResolvedBucket: Sendable {
  /// The bucket's key in the configuration.
  var key: SourceSpan
  var name: BucketName?
  var account: Setting<Account>
  var region: Setting<Region>
  var endpoint: Setting<EndpointChoice>
  var pathStyle: Setting<Bool>
  var manage: Setting<ManagementMode>
  /// In the order of the file, tombstones among them.
  var rules: [ResolvedRule]
}

/// A rule or tombstone with everything inherited.
struct ResolvedRule: Sendable {
  var source: Located<BucketName>?
  var sourceRegion: Setting<Region>
  /// What the rule's own block says.
  var written: WrittenRule
  /// The fields over the defaults.
  var fields: WrittenRuleFields
  var destinationAccount: Setting<Account>

  var destination: Located<BucketName>? { written.destination }
  var location: Setting<Region> { written.location }
  var isTombstone: Bool { written.tombstone != nil }
}
