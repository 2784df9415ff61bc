extension DiagnosticCode {
  /// KMS replication without a key.
  package static let kmsWithoutKey = DiagnosticCode(
    2010, "KMS replication without a key",
    page: """
      To replicate objects that are encrypted with KMS, OSS encrypts the copies with a
      key of the destination's region, which `replica_kms_key_id` names. OSS accepts a
      rule without it, but its documentation asks for one; see
      <https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketreplication>.
      This is a warning.

      Bad:

      ```yaml
      sse_kms_encrypted_objects: enabled
      sync_role: oss-replication
      ```

      Good:

      ```yaml
      sse_kms_encrypted_objects: enabled
      sync_role: oss-replication
      replica_kms_key_id: key-hzz65
      ```
      """)

  /// Transfer acceleration where there is nothing to accelerate.
  package static let accelerationWithinRegion = DiagnosticCode(
    2011, "transfer acceleration within one region",
    page: """
      Both buckets are in one region, and OSS documents `oss_acc` for replication
      between regions only; see
      <https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketreplication>.
      This is a warning.

      Bad:

      ```yaml
      invoices:
        region: cn-hangzhou
        rules:
          - {destination: {bucket: copies, location: oss-cn-hangzhou}, transfer_type: oss_acc}
      ```

      Good:

      ```yaml
      invoices:
        region: cn-hangzhou
        rules:
          - {destination: {bucket: copies, location: oss-cn-hangzhou}, transfer_type: internal}
      ```
      """)

  /// A rule across the border of mainland China without acceleration.
  package static let borderWithoutAcceleration = DiagnosticCode(
    2012, "crossing the border without acceleration",
    page: """
      One bucket is in mainland China, the other is not (`cn-hongkong` is not).
      Between them OSS's documentation makes transfer acceleration mandatory, in
      either direction; see
      <https://www.alibabacloud.com/help/en/oss/user-guide/cross-region-replication-overview>.
      This is a warning.

      Bad:

      ```yaml
      invoices:
        region: cn-hangzhou
        rules:
          - {destination: {bucket: copies, location: oss-ap-southeast-1}}
      ```

      Good:

      ```yaml
      invoices:
        region: cn-hangzhou
        rules:
          - {destination: {bucket: copies, location: oss-ap-southeast-1}, transfer_type: oss_acc}
      ```
      """)

  /// More prefixes than OSS usually allows.
  package static let manyPrefixes = DiagnosticCode(
    2013, "more than 10 prefixes",
    page: """
      OSS allows 10 prefixes in a rule; its support can raise the limit to 100 for an
      account; see
      <https://www.alibabacloud.com/help/en/oss/user-guide/cross-account-cross-region-replication>.
      This is a warning, because the account's limit can't be known beforehand.

      Bad: eleven prefixes, one for each month so far.

      Good:

      ```yaml
      prefixes: ["2025/"]
      ```
      """)

  /// A prefix that probably means something else than it says.
  package static let suspiciousPrefix = DiagnosticCode(
    2014, "suspicious prefix",
    page: """
      A prefix is compared with the names of objects as it stands. It holds `*`, which
      is not a wildcard but a character like any other, begins with `/` or `./`, holds
      typographic quotes, or holds the name of its bucket, which is not part of the
      names of objects. Such a rule would probably cover nothing. This is a warning.

      Bad:

      ```yaml
      invoices:
        rules:
          - destination: {bucket: copies, location: oss-cn-beijing}
            prefixes: ["2025/*", "invoices/2026/"]
      ```

      Good:

      ```yaml
      invoices:
        rules:
          - destination: {bucket: copies, location: oss-cn-beijing}
            prefixes: ["2025/", "2026/"]
      ```
      """)
}
