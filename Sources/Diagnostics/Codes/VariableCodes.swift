extension DiagnosticCode {
  /// A `$` that stands for nothing.
  package static let badVariable = DiagnosticCode(
    1037, "text that is no variable",
    page: """
      In names, regions, prefixes, roles, keys, tags and notes a `$` begins a
      variable:

      - `${KEY}`, the each-key of the group, and `${KEY.value}`, the text beside the
        item in a map;
      - `${source.bucket}`, the bucket that the rule belongs to;
      - `${env:NAME}`, an environment variable that is declared under `inputs`.

      A `$` itself is written `$$`. There are no functions, so that a plan can always
      say which line gave a value.

      Bad:

      ```yaml
      prefixes: ["$team/", "${upper(site)}/"]
      ```

      Good:

      ```yaml
      prefixes: ["$$team/", "${site}/"]
      ```
      """)

  /// A variable in a place where it stays text.
  package static let variableNotReplaced = DiagnosticCode(
    1038, "variable where none is replaced",
    page: """
      Variables are replaced in names and regions of buckets, prefixes, roles, keys,
      tags and notes, wherever they are written. What decides how the configuration
      is read (`use`, `include`, `account`, `endpoint`, the items of a group, words
      such as `enabled`) and what protects it (`protect`, `limits`) is the same in
      every environment.

      Bad:

      ```yaml
      - {destination: {bucket: invoices-dr}, use: "${env:STAGE}"}
      ```

      Good:

      ```yaml
      - {destination: {bucket: "invoices-${env:STAGE}"}, use: dr}
      ```
      """)

  /// A variable with credentials under `inputs`.
  package static let secretInput = DiagnosticCode(
    1046, "credentials as an input",
    page: """
      What comes of an input is shown in plans and messages, so a variable that holds
      credentials can't be one. Credentials are read from the environment by
      themselves; see `accounts`.

      Bad:

      ```yaml
      inputs: {OSS_ACCESS_KEY_SECRET: {}}
      ```

      Good:

      ```yaml
      inputs: {STAGE: {default: prod}}
      ```
      """)
}
