extension DiagnosticCode {
  /// A `$` that stands for nothing.
  package static let badVariable = DiagnosticCode(
    1037, "text that is no variable",
    page: """
      In names, regions, prefixes, roles, keys, tags and notes a `$` begins a
      variable:

      - `${KEY}`, the each-key of the group; `${KEY.FIELD}`, a text beside the item in
        a map such as `{hz: {region: cn-hangzhou}}`, and `${KEY.value}` where the item
        has one text beside it, as in `{hz: cn-hangzhou}`;
      - `${source.bucket}`, the bucket that the rule belongs to;
      - `${var:NAME}`, a text that is declared under `inputs` and given with
        `--var NAME=TEXT` or in the variable OSS_REPL_VAR_NAME.

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
      - {destination: {bucket: invoices-dr}, use: "${var:STAGE}"}
      ```

      Good:

      ```yaml
      - {destination: {bucket: "invoices-${var:STAGE}"}, use: dr}
      ```
      """)

  /// A variable under `inputs` that is called after a secret.
  package static let secretInput = DiagnosticCode(
    1046, "secret as an input",
    page: """
      What comes of an input is shown in plans and messages, so a variable that is
      called after a secret (key, token, password) can't be one. Credentials are read
      from the environment by themselves; see `accounts`.

      Bad:

      ```yaml
      inputs: {OSS_ACCESS_KEY_SECRET: {}}
      ```

      Good:

      ```yaml
      inputs: {STAGE: {default: prod}}
      ```
      """)

  /// A variable as it was written before.
  package static let formerVariable = DiagnosticCode(
    1064, "variable in its former spelling",
    page: """
      `${env:NAME}` could read any variable of the environment in which the program
      ran, tokens among them. Now it is written `${var:NAME}`, and its text comes of
      `--var NAME=TEXT` or of the environment variable OSS_REPL_VAR_NAME; no other
      variable is ever read.

      Bad: `"invoices-${env:STAGE}"` and `STAGE=prod oss-repl plan`.

      Good: `"invoices-${var:STAGE}"` and `oss-repl plan --var STAGE=prod`, or
      `OSS_REPL_VAR_STAGE=prod oss-repl plan`.
      """)

  /// A text of the operator's that no configuration may hold.
  package static let unfitVariable = DiagnosticCode(
    1065, "text of a variable that can't be used",
    page: """
      The text that `--var` or OSS_REPL_VAR_NAME gives is not UTF-8, or it holds a
      control character such as a line end. Names, prefixes and tags can't hold
      either, and repairing it without a word would name something else. The message
      says which variable it is and never quotes the text.

      Bad: `OSS_REPL_VAR_STAGE="$(printf 'prod\\n.')" oss-repl plan`.

      Good: `OSS_REPL_VAR_STAGE=prod oss-repl plan`.
      """)

  /// A key that names a secret.
  package static let secretInFile = DiagnosticCode(
    1063, "secret in a configuration file",
    page: """
      A key is called after a secret: an access key, a password, a token. A
      configuration holds no secrets, because everyone who can read the repository
      could read them. The value is shown in no message, and it has to count as known
      once it was committed: replace it.

      Credentials stand in the environment of the run: OSS_ACCESS_KEY_ID,
      OSS_ACCESS_KEY_SECRET and, for temporary ones, OSS_SESSION_TOKEN.

      Bad:

      ```yaml
      accounts:
        main: {access_key_secret: example}
      ```

      Good:

      ```yaml
      accounts:
        main: {auth: env}
      ```
      """)
}
