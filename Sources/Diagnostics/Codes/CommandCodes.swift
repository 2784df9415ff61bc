extension DiagnosticCode {
  /// Codes for what the command line asks of a run.
  package static let commands: [DiagnosticCode] = [errorsElsewhere]

  package static let errorsElsewhere = DiagnosticCode(
    9005, "errors outside of the files that were asked for",
    page: """
      `oss-repl validate FILE` reports what lies in the files that it is given, as a
      hook before a commit wants it. What rules are in the end depends on all files:
      as long as another one has an error, rules are not resolved, and mistakes that
      show only then are not found. The exit code counts what lies in the files.

      Bad: a hook is all that ever checks a configuration.

      ```sh
      oss-repl validate buckets/invoices.yaml
      ```

      Good: the pipeline checks all of it.

      ```sh
      oss-repl validate
      ```
      """)
}
