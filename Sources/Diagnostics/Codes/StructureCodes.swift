extension DiagnosticCode {
  /// A key that nothing reads.
  package static let unknownKey = DiagnosticCode(
    1015, "unknown key",
    page: """
      The key is not known at this place. It is never ignored: a misspelt `prefixes`
      would otherwise replicate the whole bucket.

      The help names the closest key that is allowed here, or the block to which the
      key belongs. Keys are in snake case and lower case.

      Bad:

      ```yaml
      - destination: {bucket: invoices-dr}
        location: oss-cn-beijing
      ```

      Good:

      ```yaml
      - destination: {bucket: invoices-dr, location: oss-cn-beijing}
      ```
      """)

  /// A required key is not there.
  package static let missingKey = DiagnosticCode(
    1016, "required key missing",
    page: """
      A key that this block needs is not there. Required are `version` and `buckets`
      in the file, `rules` in a bucket, `destination` in a rule, and `bucket` and
      `location` in a destination. A destination of a rule with `state: absent` needs
      no `location`.

      Bad:

      ```yaml
      - destination: {bucket: invoices-dr}
      ```

      Good:

      ```yaml
      - destination: {bucket: invoices-dr, location: oss-cn-beijing}
      ```
      """)

  /// A text where a list is needed, and the like.
  package static let wrongType = DiagnosticCode(
    1017, "wrong type",
    page: """
      The value has another type than the key needs: a text instead of a list, a list
      instead of a mapping, a text instead of a number. Nothing is converted.

      Bad:

      ```yaml
      prefixes: logs/
      ```

      Good:

      ```yaml
      prefixes: ["logs/"]
      ```
      """)

  /// An unquoted text that YAML reads as something else.
  package static let ambiguousScalar = DiagnosticCode(
    1018, "text must be quoted",
    page: """
      The value must be a text, but without quotes YAML reads it as a boolean (`no`,
      `on`, `y`), as null (`~`, `null`), as a number (`1e3`, `2025`, `0x1F`) or as a
      date (`2025-01-01`). Which of them depends on the tool and its version of YAML.

      Other tools that read the file would see another value, so the text must be
      quoted. This also holds for names of buckets made of digits.

      Bad:

      ```yaml
      prefixes: [2025, 1e3]
      ```

      Good:

      ```yaml
      prefixes: ["2025", "1e3"]
      ```
      """)

  /// A word that is not among those a key takes.
  package static let unknownValue = DiagnosticCode(
    1020, "unknown value",
    page: """
      The key takes one of a few words, and this is none of them. Case matters: the
      words are OSS's own.

      Bad:

      ```yaml
      rtc: true
      ```

      Good:

      ```yaml
      rtc: enabled
      ```
      """)

  /// Nothing stands behind the colon.
  package static let missingValue = DiagnosticCode(
    1021, "value missing",
    page: """
      Nothing stands behind the key. It is not guessed whether nothing is meant or the
      value was lost: under `manage: exclusive` a `rules:` without value would delete
      every rule of the bucket.

      Write `[]` for no rules, `{}` for no buckets, and `null` to unset a field that a
      rule inherits.

      Bad:

      ```yaml
      invoices:
        rules:
      ```

      Good:

      ```yaml
      invoices:
        rules: []
      ```
      """)

  /// A version of the format that this program does not know.
  package static let unsupportedVersion = DiagnosticCode(
    1022, "unsupported version",
    page: """
      `version` is the version of the configuration format. This program reads version
      1 only; a higher version needs a newer program.

      Bad:

      ```yaml
      version: 2
      ```

      Good:

      ```yaml
      version: 1
      ```
      """)

  /// An empty text or list that would mean something else than it seems.
  package static let emptyValue = DiagnosticCode(
    1023, "empty value",
    page: """
      An empty text or an empty list stands where at least one character or item is
      needed.

      An empty prefix and an empty list of prefixes would both mean the whole bucket,
      which is written by leaving `prefixes` out, or with `prefixes: null` where a
      default has to be unset.

      Bad:

      ```yaml
      prefixes: []
      ```

      Good:

      ```yaml
      prefixes: ["2025/"]
      ```
      """)
}
