extension DiagnosticCode {
  /// A group whose bucket does not hold the each-key.
  package static let unusedEachKey = DiagnosticCode(
    2022, "every item gives the same bucket",
    page: """
      A group makes one bucket for each item. Its `bucket` has to hold the each-key,
      or every item would make the same bucket.

      Bad:

      ```yaml
      telemetry:
        each: {site: {range: [ap001, ap240]}}
        bucket: telemetry
        rules: []
      ```

      Good:

      ```yaml
      telemetry:
        each: {site: {range: [ap001, ap240]}}
        bucket: "telemetry-${site}"
        rules: []
      ```
      """)

  /// A group with too many items, or groups with too many rules.
  package static let tooManyBuckets = DiagnosticCode(
    2023, "groups over a limit",
    page: """
      A group has at most 50,000 items, and all groups of a configuration give at most
      50,000 rules with 1,000,000 prefixes and tags. A slip of the finger in a range
      would otherwise make millions of buckets.

      Bad:

      ```yaml
      each: {site: {range: [ap00000001, ap24000000]}}
      ```

      Good:

      ```yaml
      each: {site: {range: [ap001, ap240]}}
      ```
      """)

  /// Rules that meet in a bucket.
  package static let replicationChain = DiagnosticCode(
    2024, "replication is not transitive",
    page: """
      A rule fills a bucket that has a rule of its own to a third bucket. OSS
      replicates what is written to a bucket, not what replication brought there, so
      the objects of the first bucket don't reach the third
      (<https://www.alibabacloud.com/help/en/oss/user-guide/cross-region-replication-overview>).
      This is information: nothing is wrong where that is meant.

      Bad:

      ```yaml
      # c-dr shall have the objects of a-prod
      a-prod: {rules: [{destination: {bucket: b-prod, location: oss-cn-beijing}}]}
      b-prod:
        region: cn-beijing
        rules: [{destination: {bucket: c-dr, location: oss-cn-shanghai}}]
      ```

      Good:

      ```yaml
      a-prod:
        rules:
          - destination: {bucket: b-prod, location: oss-cn-beijing}
          - destination: {bucket: c-dr, location: oss-cn-shanghai}
      b-prod:
        region: cn-beijing
        rules: [{destination: {bucket: c-dr, location: oss-cn-shanghai}}]
      ```
      """)

  /// Buckets that replicate to each other.
  package static let replicationCycle = DiagnosticCode(
    2025, "replication in a circle",
    page: """
      Buckets replicate to each other, directly or around. OSS allows it, and for two
      buckets that are both written to it is the way to keep them equal; see
      <https://www.alibabacloud.com/help/en/oss/user-guide/cross-region-replication-overview>.
      With `action: ALL` a delete in either of them also deletes in the other. This is
      information: nothing is wrong where that is meant.

      Bad:

      ```yaml
      # b-dr is a copy that nobody writes to
      a-prod: {rules: [{destination: {bucket: b-dr, location: oss-cn-beijing}}]}
      b-dr:
        region: cn-beijing
        rules: [{destination: {bucket: a-prod, location: oss-cn-hangzhou}}]
      ```

      Good:

      ```yaml
      a-prod: {rules: [{destination: {bucket: b-dr, location: oss-cn-beijing}}]}
      b-dr: {region: cn-beijing, rules: []}
      ```
      """)

  /// A pattern of `protect` that fits no bucket.
  package static let protectionWithoutBucket = DiagnosticCode(
    2026, "protection that fits no bucket",
    page: """
      The source of a pattern under `protect` fits no bucket of the files. A bucket
      that no file names is neither read nor changed, so the pattern protects
      nothing; most often the name is misspelt, and the bucket that was meant stands
      unprotected. The destination of the pattern is not looked at: it may be that
      of a live rule that the files no longer have, which is what protections are
      for. This is a warning; OSS knows nothing of protections.

      Bad:

      ```yaml
      protect: [{match: "invoces:*", from: [delete, replace]}]
      buckets: {invoices: {region: cn-hangzhou, rules: []}}
      ```

      Good:

      ```yaml
      protect: [{match: "invoices:*", from: [delete, replace]}]
      buckets: {invoices: {region: cn-hangzhou, rules: []}}
      ```
      """)

  /// A limit that the operator's stricter one takes the place of.
  package static let limitOverruled = DiagnosticCode(
    2040, "limit that the operator's rails overrule",
    page: """
      The operator's file of rails (`--rails` or `OSS_REPL_RAILS`) has a stricter
      limit, and of each limit the stricter one holds. The configuration's has no
      effect. This is information; the plan names the limits in force and where each
      came from.

      Bad: `limits: {delete: {max: 50}}` where the operator's file says
      `limits: {delete: {max: 1}}`.

      Good: leave the limit out, or ask whoever keeps the operator's rails to raise
      theirs.
      """)
}
