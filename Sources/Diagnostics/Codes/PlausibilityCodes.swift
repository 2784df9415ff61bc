extension DiagnosticCode {
  /// A character that XML 1.0 can't hold.
  package static let unsendableCharacter = DiagnosticCode(
    1066, "character that can't be sent",
    page: """
      A prefix, role, key or tag holds a character that no request to OSS can carry:
      requests are XML 1.0, which has no control characters but tab and line ends,
      and neither U+FFFE nor U+FFFF (<https://www.w3.org/TR/xml/#charsets>). A rule
      with it could never be created.

      Bad:

      ```yaml
      prefixes: ["logs\\x01/"]
      ```

      Good:

      ```yaml
      prefixes: ["logs/"]
      ```
      """)

  /// One bucket in two regions.
  package static let bucketInTwoRegions = DiagnosticCode(
    2030, "bucket in two regions",
    page: """
      The name of a bucket is its own all over OSS, so a bucket is in one region,
      whether it stands under `buckets` or as a destination. The files say two.

      Bad:

      ```yaml
      invoices:
        region: cn-shanghai
        rules: [{destination: {bucket: copies, location: cn-beijing}}]
      orders:
        region: cn-shanghai
        rules: [{destination: {bucket: copies, location: cn-shenzhen}}]
      ```

      Good:

      ```yaml
      invoices:
        region: cn-shanghai
        rules: [{destination: {bucket: copies, location: cn-beijing}}]
      orders:
        region: cn-shanghai
        rules: [{destination: {bucket: copies, location: cn-beijing}}]
      ```
      """)

  /// Tags where OSS does not look at them.
  package static let tagConditionRegion = DiagnosticCode(
    2031, "tags in a region without them",
    page: """
      `user_taggings` chooses objects by their tags. OSS documents that this is not
      supported in cn-zhangjiakou, cn-zhongwei, na-south-1, cn-shenzhen-finance-1 and
      cn-shanghai-finance-1, and not whether it means the source or the destination
      (<https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketreplication>),
      so either end is told. This is a warning, since regions learn.

      Bad:

      ```yaml
      invoices:
        region: cn-zhangjiakou
        rules:
          - destination: {bucket: copies, location: cn-beijing}
            user_taggings: {filter_type: AND, tags: [{key: team, value: finance}]}
      ```

      Good:

      ```yaml
      invoices:
        region: cn-zhangjiakou
        rules:
          - destination: {bucket: copies, location: cn-beijing}
            prefixes: ["finance/"]
      ```
      """)

  /// White space that is hardly meant.
  package static let surroundingWhiteSpace = DiagnosticCode(
    2032, "white space at an end",
    page: """
      A prefix, key or tag begins with white space or ends in it. It is compared as it
      stands, so the rule would probably cover nothing. A block that begins with `|`
      ends in a line break. This is a warning; in `sync_role`, whose names have no
      white space, it is an error (OSSR1028).

      Bad:

      ```yaml
      invoices:
        rules:
          - destination: {bucket: copies, location: oss-cn-beijing}
            prefixes: ["2025/ "]
      ```

      Good:

      ```yaml
      invoices:
        rules:
          - destination: {bucket: copies, location: oss-cn-beijing}
            prefixes: ["2025/"]
      ```
      """)

  /// A region that is almost a known one.
  package static let unknownRegion = DiagnosticCode(
    2033, "region that OSS does not document",
    page: """
      A region is written that OSS's documentation does not list, but one that is
      spelt almost so. This is a warning, since new regions come; see
      <https://www.alibabacloud.com/help/en/oss/user-guide/regions-and-endpoints>.

      Bad:

      ```yaml
      invoices: {region: cn-hangzou, rules: []}
      ```

      Good:

      ```yaml
      invoices: {region: cn-hangzhou, rules: []}
      ```
      """)

  /// Findings that were counted only.
  package static let moreFindings = DiagnosticCode(
    2034, "more problems than are listed",
    page: """
      A configuration had so many problems that only the first 1,000 errors and the
      first 1,000 warnings are listed; the others are counted. Most of them have a
      cause in common.

      Bad: a file in which a key of 10,000 buckets is misspelt.

      Good: the same file with the key corrected by search and replace.
      """)
}
