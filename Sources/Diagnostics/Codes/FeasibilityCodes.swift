extension DiagnosticCode {
  /// Codes for rules that OSS would refuse, or of which that can't be known.
  package static let feasibility: [DiagnosticCode] = [
    destinationMissing, destinationElsewhere, foreignDestinationWithoutRole, destinationOfAnotherAccount,
    regionNotOffered, accelerationNotOffered, rtcNotOffered, versioningUnfit, feasibilityUnproven,
  ]

  package static let destinationMissing = DiagnosticCode(
    3001, "the destination bucket does not exist",
    page: """
      GetBucketInfo answered that there is no such bucket. Bucket names are globally
      unique, so no other account or region has it either. OSS would refuse the rule
      (`InvalidTargetBucket`).

      Bad: `destination: {bucket: invoice-dr, location: oss-cn-beijing}` where it is
      called invoices-dr.

      Good: the bucket's right name, or the bucket is made before the rule.
      """)

  package static let destinationElsewhere = DiagnosticCode(
    3002, "the destination bucket is in another region",
    page: """
      GetBucketInfo showed the destination bucket in another region, or OSS named
      another region's endpoint for it. OSS would refuse the rule
      (`InvalidTargetLocation`). A bucket's region never changes.

      Bad: `destination: {bucket: invoices-dr, location: oss-cn-shanghai}` for a
      bucket in cn-beijing.

      Good: `destination: {bucket: invoices-dr, location: oss-cn-beijing}`.
      """)

  package static let foreignDestinationWithoutRole = DiagnosticCode(
    3003, "a destination of another account without a role",
    page: """
      The two buckets belong to different accounts. OSS copies to another account's
      bucket only with a role of the source's account, which the destination's bucket
      policy lets in; without one it refuses the rule (`InvalidTargetBucket`). See
      <https://www.alibabacloud.com/help/en/oss/user-guide/cross-account-cross-region-replication>.

      Bad:

      ```yaml
      - destination: {bucket: partner-copies, location: oss-cn-beijing}
      ```

      Good:

      ```yaml
      - destination: {bucket: partner-copies, location: oss-cn-beijing}
        sync_role: oss-replication
      ```
      """)

  package static let destinationOfAnotherAccount = DiagnosticCode(
    3004, "the destination belongs to another account than named",
    page: """
      The rule names the account that owns its destination, and the account has a
      `uid`. GetBucketInfo showed another owner. A rule would copy objects to somebody
      who is not meant, so it is held back.

      Bad: `destination: {bucket: invoices-dr, location: oss-cn-beijing, account: dr}`
      where invoices-dr belongs to neither of the company's accounts.

      Good: the right bucket, or the right `uid` under `accounts`.
      """)

  package static let regionNotOffered = DiagnosticCode(
    3005, "no replication between the regions",
    page: """
      GetBucketReplicationLocation lists the regions that a bucket can replicate to,
      and the rule's location is not among them. OSS would refuse the rule
      (`BadReplicationLocation`, or `NoReplicationLocation` where the list is empty).
      See
      <https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketreplicationlocation>.

      Bad: `location: oss-cn-beijin`, which is no region.

      Good: `location: oss-cn-beijing`.
      """)

  package static let accelerationNotOffered = DiagnosticCode(
    3006, "no transfer acceleration between the regions",
    page: """
      The rule asks for `transfer_type: oss_acc`, but GetBucketReplicationLocation
      does not list its location under LocationTransferTypeConstraint. OSS would
      refuse the rule (EC 0031-00000107). See
      <https://www.alibabacloud.com/help/en/oss/user-guide/0031-00000107>.

      Bad: `transfer_type: oss_acc` from cn-hangzhou to cn-beijing.

      Good: `transfer_type: internal`.
      """)

  package static let rtcNotOffered = DiagnosticCode(
    3007, "RTC is not offered between the regions",
    page: """
      The rule asks for Replication Time Control, but GetBucketReplicationLocation
      does not list its location under LocationRTCConstraint, or has no such list. OSS
      would refuse it (`ReplicationLocationNotSupportRtc`, EC 0031-00000203). See
      <https://www.alibabacloud.com/help/en/oss/user-guide/0031-00000203>.

      Bad: `rtc: enabled` from cn-hangzhou to eu-central-1.

      Good: `rtc: disabled`, or a destination in a region that has RTC with the
      source's.
      """)

  package static let versioningUnfit = DiagnosticCode(
    3008, "versioning of the two buckets does not fit",
    page: """
      OSS replicates between two buckets that both have versioning enabled, or on both
      of which it was never enabled; suspended versioning is neither. It refuses other
      pairs (EC 0031-00000053), and while a rule exists it lets nobody change the
      versioning of its buckets. See
      <https://www.alibabacloud.com/help/en/oss/user-guide/crr-in-specific-scenarios>.

      Bad: invoices has versioning enabled, invoices-dr has not.

      Good: versioning is enabled on invoices-dr too, then the rule is made.
      """)

  package static let feasibilityUnproven = DiagnosticCode(
    3010, "it could not be proven that OSS takes a rule",
    page: """
      Before a rule is created or replaced, or RTC switched on, the program asks where
      the source bucket can replicate to (`oss:GetBucketReplicationLocation`) and what
      both buckets are (`oss:GetBucketInfo`). One of these could not be read.
      `oss-repl plan` only warns, and a create goes on, for a refused create changes
      nothing; a replace is held back. `oss-repl validate --online` ends with 7 if
      access is the only cause, otherwise with 1. A bucket of another account can be
      looked at only if its bucket policy allows it.

      Bad: a RAM policy that allows `oss:PutBucketReplication` but not
      `oss:GetBucketInfo`.

      Good: a RAM policy that allows both reads on the source and the destination
      buckets.
      """)
}
