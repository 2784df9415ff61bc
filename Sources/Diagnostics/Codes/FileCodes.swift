extension DiagnosticCode {
  /// Codes for files that can't be read or written at all.
  package static let files: [DiagnosticCode] = [
    configurationUnreadable, railsUnreadable, outputUnwritable, outputRefused,
  ]

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

  package static let railsUnreadable = DiagnosticCode(
    1047, "the operator's file of rails can't be read",
    page: """
      `--rails FILE` or the variable `OSS_REPL_RAILS` names a file with `protect` and
      `limits` of the operator's own, which hold whatever the configuration says. It
      is missing, is a directory, or may not be read. Without it the run would go on
      with weaker rails, so it stops. Nothing was contacted.

      Bad: `OSS_REPL_RAILS=/etc/oss-repl/rails.yml` where the file is called
      rails.yaml.

      Good: `OSS_REPL_RAILS=/etc/oss-repl/rails.yaml`, a file such as
      `protect: [{match: "invoices:*", from: [delete, replace]}]`.
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

  package static let outputRefused = DiagnosticCode(
    1090, "output would go where it must not",
    page: """
      A report, a saved plan or a journal names a file that is never written:

      - a link, since a repository may hold one that leads to any file of the user who
        runs this; or a path below the working directory on which a link leads out of
        it. Links within the working directory, and above it, are followed.
      - a file that this run has read its configuration from, by whatever name, or any
        file whose name ends in `.yaml` or `.yml`.
      - what is neither a file nor a pipe, such as a socket or a disk.

      Any other file is replaced in one step, whoever wrote it. `/dev/null`,
      `/dev/stdout`, `/dev/stderr` and `/dev/fd/N` are written to as they are. A named
      pipe is waited for 5 seconds. The file that `GITHUB_STEP_SUMMARY` names is
      appended to.

      Nothing was contacted.

      Bad: `oss-repl plan --report json=oss-repl.yaml`

      Good: `oss-repl plan --report json=plan-report.json`
      """)
}
