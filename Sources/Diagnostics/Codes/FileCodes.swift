extension DiagnosticCode {
  /// Codes for files that can't be read at all.
  package static let files: [DiagnosticCode] = [configurationUnreadable]

  package static let configurationUnreadable = DiagnosticCode(
    1001, "configuration file can't be read",
    page: """
      The configuration is read from `oss-repl.yaml` in the current directory, or from what `--config FILE` and `-C DIR` say.
      The file is missing, is a directory, or may not be read. Nothing was contacted.

      Bad: `oss-repl plan --config replication.yml` where the file is called replication.yaml.

      Good: `oss-repl plan --config replication.yaml`.
      """)
}
