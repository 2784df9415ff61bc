internal import Diagnostics
internal import Replication

/// The configuration with everything inherited, as the lints see it. Parts that are wrong and reported are left open.
struct ResolvedConfiguration: Sendable {
  var project: String?
  /// In the order of the file.
  var buckets: [ResolvedBucket]

  /// Puts what is inherited below what is written.
  init(_ written: WrittenConfiguration) {
    project = written.project
    buckets = written.buckets.map { bucket in
      let region = bucket.region.over(written.region)
      return ResolvedBucket(
        key: bucket.key, name: bucket.name, region: region, manage: bucket.manage.over(written.manage),
        rules: bucket.rules.map { rule in
          ResolvedRule(
            source: bucket.name.map { Located(value: $0, span: bucket.key) }, sourceRegion: region,
            written: rule, fields: rule.tombstone == nil ? rule.fields.over(written.defaultRule) : rule.fields)
        })
    }
  }
}

/// A bucket with everything inherited.
struct ResolvedBucket: Sendable {
  /// The bucket's key in the configuration.
  var key: SourceSpan
  var name: BucketName?
  var region: Setting<Region>
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

  var destination: Located<BucketName>? { written.destination }
  var location: Setting<Region> { written.location }
  var isTombstone: Bool { written.tombstone != nil }
}
