package import Replication
internal import YAMLDocument

/// A bucket as it was read in order to be imported.
package struct ReadBucket: Sendable {
  package let name: BucketName
  package let region: Region
  package let observed: ObservedBucket

  package init(name: BucketName, region: Region, observed: ObservedBucket) {
    self.name = name
    self.region = region
    self.observed = observed
  }
}

/// A configuration that says what is live, the inverse of reading one: what can be written stands in it, and what can't is
/// told in its comments.
///
/// The same buckets give the same text, in whatever order they and their rules come.
package struct ImportedDocument: Sendable {
  /// A bucket of the document and its rules.
  package struct Bucket: Hashable, Sendable {
    package let name: BucketName
    package let region: Region
    /// Sorted by destination.
    package let rules: [ReplicationRule]

    package init(name: BucketName, region: Region, rules: [ReplicationRule]) {
      self.name = name
      self.region = region
      self.rules = rules
    }
  }

  /// The whole document.
  package let text: String
  /// What the document shall be read back to, sorted by name.
  package let buckets: [Bucket]
  /// How many rules stand in comments only.
  package let commentedRules: Int
  /// How many buckets are left out because they have no rule at all.
  package let emptyBuckets: Int

  /// Writes a document. Buckets without rules are left out; those that could not be read are named in a comment.
  package init(_ read: [ReadBucket]) {
    let sorted = read.sorted { $0.name < $1.name }
    let regions = NamedRegions(sorted)
    var texts: [BucketText] = []
    var unread: [String] = []
    var emptyBuckets = 0
    for bucket in sorted {
      switch bucket.observed {
      case .unknown(let reason):
        unread.append("Missing, because it could not be read: \(bucket.name) (\(reason.message))")
      case .known(.none): emptyBuckets += 1
      case .known(let rules): texts.append(BucketText(name: bucket.name, region: bucket.region, live: rules, regions))
      }
    }
    text = Self.text(of: texts, remarks: unread)
    buckets = texts.filter { BucketName.violation(of: $0.name.text) == nil }.map {
      Bucket(name: $0.name, region: $0.region, rules: $0.rules)
    }
    commentedRules = texts.reduce(0) { $0 + $1.items.count } - buckets.reduce(0) { $0 + $1.rules.count }
    self.emptyBuckets = emptyBuckets
  }

  /// The document with some buckets, which are sorted by name.
  static func text(of buckets: [BucketText], remarks: [String] = []) -> String {
    let entries = buckets.map(\.lines)
    let hasKeys = buckets.contains { BucketName.violation(of: $0.name.text) == nil }
    let head = remarks.map { YAMLCommentText($0).line } + ["version: 1", "manage: \(ManagementMode.listed.rawValue)"]
    let lines = head + [hasKeys ? "buckets:" : "buckets: {}"] + entries.flatMap { $0 }
    return lines.map { $0 + "\n" }.joined()
  }
}
