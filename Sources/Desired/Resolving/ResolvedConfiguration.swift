internal import Diagnostics
internal import Replication

/// The configuration with everything inherited and every variable replaced. Parts that are wrong and reported are left
/// open.
struct ResolvedConfiguration: Sendable {
  var written: WrittenConfiguration
  /// What the operator gives for variables.
  var variables: OperatorVariables
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
final class ResolvedRule: Sendable {
  let source: Located<BucketName>?
  let sourceRegion: Setting<Region>
  /// What is written, layer by layer.
  let link: LinkedRule
  let destination: Located<BucketName>?
  let location: Setting<Region>
  let destinationAccount: Setting<Account>
  let fields: RuleFields<ExactString>
  let note: String?

  init(
    source: Located<BucketName>?, sourceRegion: Setting<Region>, link: LinkedRule, destination: Located<BucketName>?,
    location: Setting<Region>, destinationAccount: Setting<Account>, fields: RuleFields<ExactString>, note: String?
  ) {
    self.source = source
    self.sourceRegion = sourceRegion
    self.link = link
    self.destination = destination
    self.location = location
    self.destinationAccount = destinationAccount
    self.fields = fields
    self.note = note
  }

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
