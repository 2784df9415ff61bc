extension DiagnosticCode {
  /// Something that may be inherited comes from nowhere.
  package static let missingSetting = DiagnosticCode(
    2001, "setting neither written nor inherited",
    page: """
      Some settings may be inherited, but must come from somewhere: `region` and
      `manage` of a bucket, `action` and `historical_object_replication` of a rule,
      and both parts of `user_taggings`.

      Nothing is assumed, because the defaults of OSS are dangerous: without Action
      deletes propagate, and without HistoricalObjectReplication a billed copy of all
      existing objects begins and overwrites objects of the same name. See
      <https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketreplication>.

      Bad:

      ```yaml
      - destination: {bucket: invoices-dr, location: oss-cn-beijing}
      ```

      Good:

      ```yaml
      - destination: {bucket: invoices-dr, location: oss-cn-beijing}
        action: PUT
        historical_object_replication: disabled
      ```
      """)

  /// Two rules for one pair of buckets.
  package static let duplicatePair = DiagnosticCode(
    2002, "two rules for one pair of buckets",
    page: """
      Two rules have the same source and the same destination bucket. OSS allows one
      rule for each pair (`BucketReplicationAlreadyExist`, EC 0031-00000044), whatever
      their prefixes.

      Bad:

      ```yaml
      - {destination: {bucket: copies, location: oss-cn-beijing}, prefixes: ["2025/"]}
      - {destination: {bucket: copies, location: oss-cn-beijing}, prefixes: ["2026/"]}
      ```

      Good:

      ```yaml
      - {destination: {bucket: copies, location: oss-cn-beijing}, prefixes: ["2025/", "2026/"]}
      ```
      """)

  /// A rule and a tombstone for one pair.
  package static let tombstoneConflict = DiagnosticCode(
    2003, "pair both wanted and absent",
    page: """
      A bucket lists a rule to a destination and also `state: absent` for the same
      destination. Only one of the two can be true.

      Bad:

      ```yaml
      - destination: {bucket: legacy-dr, location: oss-cn-beijing}
        action: PUT
      - {destination: {bucket: legacy-dr}, state: absent}
      ```

      Good:

      ```yaml
      - {destination: {bucket: legacy-dr}, state: absent}
      ```
      """)

  /// A bucket that shall replicate to itself.
  package static let sourceIsDestination = DiagnosticCode(
    2004, "source and destination are one bucket",
    page: """
      The destination of the rule is the bucket that the rule belongs to. OSS refuses
      it (`InvalidTargetBucket`).

      Bad:

      ```yaml
      invoices:
        rules:
          - destination: {bucket: invoices, location: oss-cn-beijing}
      ```

      Good:

      ```yaml
      invoices:
        rules:
          - destination: {bucket: invoices-dr, location: oss-cn-beijing}
      ```
      """)

  /// RTC between two buckets of one region.
  package static let rtcWithinRegion = DiagnosticCode(
    2005, "RTC within one region",
    page: """
      Replication Time Control exists between regions only; both buckets of this rule
      are in one region. OSS refuses it (`BucketReplicationNotSupportRtc`); the
      regions that have RTC are listed with EC 0031-00000203.

      Bad:

      ```yaml
      invoices:
        region: cn-hangzhou
        rules:
          - {destination: {bucket: copies, location: oss-cn-hangzhou}, rtc: enabled}
      ```

      Good:

      ```yaml
      invoices:
        region: cn-hangzhou
        rules:
          - {destination: {bucket: copies, location: oss-cn-hangzhou}, rtc: disabled}
      ```
      """)

  /// More rules on a bucket than OSS allows.
  package static let tooManyRules = DiagnosticCode(
    2006, "too many rules on a bucket",
    page: """
      OSS allows 100 rules on a bucket; rules that leave it and rules that arrive at
      it count together (`TooManyOutgoingReplication`, `TooManyIncomingReplication`;
      <https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketreplication>).
      Only rules of this configuration are counted, so there may be more.

      Bad: one archive bucket as the destination of 150 buckets.

      Good: two archive buckets with 75 sources each.
      """)

  /// KMS replication without a role.
  package static let kmsWithoutRole = DiagnosticCode(
    2007, "KMS replication without a role",
    page: """
      To replicate objects that are encrypted with KMS, OSS needs a RAM role that may
      use the keys. Without `sync_role` it accepts the rule, answers 200 and drops the
      KMS settings without a word, so those objects would never be replicated. See
      <https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketreplication>.

      Bad:

      ```yaml
      sse_kms_encrypted_objects: enabled
      ```

      Good:

      ```yaml
      sse_kms_encrypted_objects: enabled
      sync_role: oss-replication
      replica_kms_key_id: key-hzz65
      ```
      """)

  /// A key for KMS replication that is not switched on.
  package static let unusedKMSKey = DiagnosticCode(
    2008, "KMS key without KMS replication",
    page: """
      `replica_kms_key_id` names the key for copies of objects that are encrypted with
      KMS. Without `sse_kms_encrypted_objects: enabled` such objects are not
      replicated, and OSS drops the key; see
      <https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketreplication>.
      This is a warning.

      Bad:

      ```yaml
      replica_kms_key_id: key-hzz65
      ```

      Good:

      ```yaml
      sse_kms_encrypted_objects: enabled
      sync_role: oss-replication
      replica_kms_key_id: key-hzz65
      ```
      """)

  /// A tombstone in a bucket that is never written.
  package static let tombstoneUnderObserve = DiagnosticCode(
    2009, "absent rule in an observed bucket",
    page: """
      Nothing is ever written to a bucket under `manage: observe`, so `state: absent`
      could not delete anything there. Silence would look as if the rule were gone.

      Bad:

      ```yaml
      legacy:
        manage: observe
        rules:
          - {destination: {bucket: legacy-dr}, state: absent}
      ```

      Good:

      ```yaml
      legacy:
        manage: listed
        rules:
          - {destination: {bucket: legacy-dr}, state: absent}
      ```
      """)
}
