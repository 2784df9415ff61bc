internal import Diagnostics
internal import Replication

/// A bucket under `manage: observe` is never written, so nothing would ever make a pair absent.
enum TombstoneUnderObserve: BucketLint {
  static func findings(in bucket: ResolvedBucket) -> [Diagnostic] {
    guard case .written(.observe?, let mode) = bucket.manage else { return [] }
    return bucket.rules.compactMap { rule in
      rule.written.tombstone.map { span in
        Diagnostic(
          .tombstoneUnderObserve, "`state: absent` has no effect under `manage: observe`", at: span,
          labels: [Diagnostic.Label(span: mode, message: "nothing is ever written to the bucket")],
          help: ["remove the rule, or write `manage: listed`"])
      }
    }
  }
}
