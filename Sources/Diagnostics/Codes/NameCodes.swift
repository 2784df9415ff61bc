extension DiagnosticCode {
  /// An account that is not defined.
  package static let unknownAccount = DiagnosticCode(
    2015, "unknown account",
    page: """
      `account` names an entry under `accounts` in the root file, and there is none of
      that name. Nothing is assumed: requests signed for another account would read
      other buckets.

      Bad:

      ```yaml
      accounts:
        main: {auth: env}
      defaults: {account: mian}
      ```

      Good:

      ```yaml
      accounts:
        main: {auth: env}
      defaults: {account: main}
      ```
      """)

  /// A template that is not defined.
  package static let unknownTemplate = DiagnosticCode(
    2016, "unknown template",
    page: """
      `use` names an entry under `templates` in any of the configuration's files, and
      there is none of that name. A rule without its template would have other
      settings, so it is not read without it.

      Bad:

      ```yaml
      templates:
        dr: {action: PUT, destination: {location: oss-cn-beijing}}
      buckets:
        invoices: {rules: [{destination: {bucket: invoices-dr}, use: rd}]}
      ```

      Good:

      ```yaml
      templates:
        dr: {action: PUT, destination: {location: oss-cn-beijing}}
      buckets:
        invoices: {rules: [{destination: {bucket: invoices-dr}, use: dr}]}
      ```
      """)

  /// A variable that stands for nothing in its place.
  package static let unknownVariable = DiagnosticCode(
    2017, "unknown variable",
    page: """
      The text between `${` and `}` has the form of a variable, but there is none of
      that name in this place. An each-key is known in its own group, and in a
      template as far as a group uses it; a bucket's own name can't hold
      `${source.bucket}`; `${KEY.value}` needs a map of texts, and `${KEY.FIELD}` a
      map whose items have that field.

      Bad:

      ```yaml
      groups:
        telemetry:
          each: {site: {range: [ap001, ap240]}}
          bucket: "telemetry-${stie}"
          rules: []
      ```

      Good:

      ```yaml
      groups:
        telemetry:
          each: {site: {range: [ap001, ap240]}}
          bucket: "telemetry-${site}"
          rules: []
      ```
      """)

  /// A variable without a text.
  package static let missingInput = DiagnosticCode(
    2018, "variable without a text",
    page: """
      A text uses `${var:NAME}`, and the variable has no text and no default, or its
      text is empty. An empty text is never taken: it is mostly a variable of the CI
      that did not arrive, and would name other buckets.

      The text comes of `--var NAME=TEXT` or of the environment variable
      OSS_REPL_VAR_NAME.

      Bad: `inputs: {STAGE: {}}` and `STAGE=prod oss-repl plan`.

      Good: `oss-repl plan --var STAGE=prod`, or `inputs: {STAGE: {default: prod}}`.
      """)

  /// A variable that `inputs` does not name.
  package static let undeclaredInput = DiagnosticCode(
    2019, "variable not declared",
    page: """
      Only variables that the root file declares under `inputs` are used, so that its
      text says all that the configuration depends on. The same is told of a
      `--var NAME=TEXT` that no input waits for: it is mostly misspelt.

      Bad:

      ```yaml
      buckets:
        "invoices-${var:STAGE}": {region: cn-hangzhou, rules: []}
      ```

      Good:

      ```yaml
      inputs:
        STAGE: {default: prod, description: the stage that the buckets belong to}
      buckets:
        "invoices-${var:STAGE}": {region: cn-hangzhou, rules: []}
      ```
      """)

  /// A second template or group of one name.
  package static let duplicateName = DiagnosticCode(
    2020, "name defined twice",
    page: """
      The files of a configuration share the names of their templates and groups.
      Included files never override: which of the two would hold depended on the order
      in which files are read.

      Bad: `templates: {dr: …}` in the root file and in buckets/finance.yaml.

      Good: `templates: {dr: …}` in the root file and `templates: {finance-dr: …}` in
      buckets/finance.yaml.
      """)

  /// A bucket that stands in two places.
  package static let duplicateBucket = DiagnosticCode(
    2021, "bucket defined twice",
    page: """
      A bucket stands in one place of a configuration, be it a file, an included file
      or a group. Included files never override, and two lists of its rules could
      contradict each other: under `manage: exclusive` each would delete the rules of
      the other.

      Bad:

      ```yaml
      buckets:
        telemetry-ap007: {rules: []}
      groups:
        telemetry:
          each: {site: {range: [ap001, ap240]}}
          bucket: "telemetry-${site}"
          rules: []
      ```

      Good: a range or list without ap007, beside the bucket of its own.
      """)
}
