extension DiagnosticCode {
  /// Codes for files that can't be read or written at all.
  package static let files: [DiagnosticCode] = [configurationUnreadable, outputUnwritable]

  package static let configurationUnreadable = DiagnosticCode(
    1001, "configuration file can't be read",
    page: """
      The configuration is read from `oss-repl.yaml` in the current directory, or from
      what `--config FILE`, OSS_REPL_CONFIG and `-C DIR` say. The file is missing, is
      a directory, or may not be read. Nothing was contacted.

      Bad: `oss-repl plan --config replication.yml` where the file is called
      replication.yaml.

      Good: `oss-repl plan --config replication.yaml`.
      """)

  package static let outputUnwritable = DiagnosticCode(
    1060, "output file can't be written",
    page: """
      A file that the run was asked to write, such as a report, can't be written: its
      directory does not exist or may not be written, it is a directory itself, or the
      disk is full.

      Whether the file can be written is tried before anything is contacted, so a
      wrong path changes nothing. Files are replaced in one step: a reader sees the
      old one or the whole new one.

      The same is told of standard output that could not take all that was
      printed, as when it goes to a file on a full disk. What is there then is cut
      off and must not be used.

      Bad: `oss-repl validate --report github=reports/github.txt` where there is no
      directory reports.

      Good: `mkdir -p reports` first, or `--report github=-` for standard output.
      """)
}
