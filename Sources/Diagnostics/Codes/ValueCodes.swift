extension DiagnosticCode {
  /// One prefix of a rule covers another one.
  package static let overlappingPrefixes = DiagnosticCode(
    1019, "prefixes overlap inside one rule",
    page: """
      One prefix of a rule begins with another one, or a prefix stands twice. The
      shorter prefix already covers every object of the longer one.

      OSS refuses such a rule (EC 0031-00000019). Prefixes of different rules may
      overlap. Prefixes are compared byte by byte.

      Bad:

      ```yaml
      prefixes: ["source", "source/video"]
      ```

      Good:

      ```yaml
      prefixes: ["source"]
      ```
      """)

  /// A name that OSS would not accept for a bucket.
  package static let illegalBucketName = DiagnosticCode(
    1024, "illegal bucket name",
    page: """
      The name of a bucket has 3 to 63 characters: lower-case letters, digits and
      hyphens, with a letter or digit at both ends.

      OSS refuses other names (`InvalidBucketName`; EC 0031-00000101 for the
      destination of a rule). See
      <https://www.alibabacloud.com/help/en/oss/user-guide/bucket-naming-conventions>.

      Bad:

      ```yaml
      destination: {bucket: Invoices_DR, location: oss-cn-beijing}
      ```

      Good:

      ```yaml
      destination: {bucket: invoices-dr, location: oss-cn-beijing}
      ```
      """)

  /// A text that has not the shape of a region.
  package static let illegalRegion = DiagnosticCode(
    1025, "illegal region",
    page: """
      A region is written as `cn-hangzhou` or, as in the Location elements of OSS,
      `oss-cn-hangzhou`: lower-case words and digits joined by hyphens. Endpoints and
      display names are not regions.

      OSS refuses a rule with an unknown location (`InvalidTargetLocation`,
      `BadReplicationLocation`).

      Bad:

      ```yaml
      region: oss-cn-hangzhou.aliyuncs.com
      ```

      Good:

      ```yaml
      region: cn-hangzhou
      ```
      """)

  /// An action that OSS does not know.
  package static let illegalAction = DiagnosticCode(
    1026, "illegal action",
    page: """
      `action` is `ALL`, one of `PUT`, `DELETE` and `ABORT`, or a list of these three,
      in upper case.

      OSS refuses any other action (EC 0031-00000023). `ALL` and `DELETE` also delete
      in the destination what is deleted in the source.

      Bad:

      ```yaml
      action: SET
      ```

      Good:

      ```yaml
      action: [PUT, ABORT]
      ```
      """)

  /// A value of `historical_object_replication` that OSS does not know.
  package static let illegalHistory = DiagnosticCode(
    1027, "illegal historical_object_replication",
    page: """
      `historical_object_replication` is `enabled` or `disabled`: whether objects that
      existed before the rule are copied when the rule is created. OSS refuses any
      other value (EC 0031-00000011).

      With `enabled` objects of the same name in the destination are overwritten, and
      the copying is billed.

      Bad:

      ```yaml
      historical_object_replication: yes
      ```

      Good:

      ```yaml
      historical_object_replication: disabled
      ```
      """)

  /// A role given by its ARN, or with characters that no role's name has.
  package static let illegalRoleName = DiagnosticCode(
    1028, "sync_role is not a role's name",
    page: """
      `sync_role` takes the name of a RAM role, as the console shows it, not its ARN:
      up to 64 letters, digits, `.`, `_` and `-`. OSS answers anything else with an
      error about illegal characters. See
      <https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketreplication>.

      Bad:

      ```yaml
      sync_role: acs:ram::1234567890123456:role/oss-replication
      ```

      Good:

      ```yaml
      sync_role: oss-replication
      ```
      """)

  /// A prefix longer than OSS allows.
  package static let prefixTooLong = DiagnosticCode(
    1029, "prefix too long",
    page: """
      A prefix has at most 1,023 bytes in UTF-8, the length of the longest object
      name. OSS refuses longer ones
      (<https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketreplication>).

      Bad: a prefix of 1,100 letters, or one of 400 Chinese characters, which take
      three bytes each.

      Good:

      ```yaml
      prefixes: ["archive/2025/"]
      ```
      """)

  /// A rule that shall not exist, with settings.
  package static let tombstoneSetting = DiagnosticCode(
    1030, "setting on an absent rule",
    page: """
      A rule with `state: absent` says that a pair of buckets shall have no rule. It
      takes `destination` and `note` only; other fields would have no effect.

      Bad:

      ```yaml
      - {destination: {bucket: legacy-dr}, state: absent, action: PUT}
      ```

      Good:

      ```yaml
      - {destination: {bucket: legacy-dr}, state: absent}
      ```
      """)
}
