internal import Diagnostics
internal import Replication

/// The configuration with everything inherited and every variable replaced. Parts that are wrong and reported are left
/// open.
struct ResolvedConfiguration: Sendable {
  var written: WrittenConfiguration
  /// The environment variables that are declared and set.
  var environment: [String: String]
  /// In the order of the files.
  var buckets: [ResolvedBucket]
}

/// A bucket with everything inherited, as the lints see it.
struct ResolvedBucket: Sendable {
  /// What the bucket or its group says.
  var written: WrittenBucket
  /// The item of the group that the bucket is made for; nil for a bucket of its own.
  var expansion: Expansion?
  var name: BucketName?
  var account: Setting<Account>
  var region: Setting<Region>
  var endpoint: Setting<EndpointChoice>
  var pathStyle: Setting<Bool>
  var manage: Setting<ManagementMode>
  /// In the order of the file, tombstones among them.
  var rules: [ResolvedRule]

  /// The place of the bucket's name in the configuration.
  var place: SourceSpan { written.place }
}

/// A rule or tombstone with everything inherited.
struct ResolvedRule: Sendable {
  var source: Located<BucketName>?
  var sourceRegion: Setting<Region>
  /// What is written, layer by layer.
  var link: LinkedRule
  var destination: Located<BucketName>?
  var location: Setting<Region>
  var destinationAccount: Setting<Account>
  var fields: RuleFields<ExactString>
  var note: String?

  /// What the rule's own block says.
  var written: WrittenRule { link.written }
  var isTombstone: Bool { written.tombstone != nil }

  /// Where to point when a field does not go with the location: the field where the rule writes it, else the location
  /// where the rule writes that, else the rule.
  func place(of field: SourceSpan, whoseOwn own: SourceSpan?, or location: SourceSpan) -> SourceSpan {
    if own != nil { return field }
    return written.destination.location.span == nil ? written.place : location
  }
}
