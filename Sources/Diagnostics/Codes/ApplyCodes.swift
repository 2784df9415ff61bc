extension DiagnosticCode {
  /// Codes for what goes wrong while a plan is applied.
  package static let applying: [DiagnosticCode] = [changeFailed, pairWithoutRule, changeInterrupted, journalUnwritable]

  package static let changeFailed = DiagnosticCode(
    6001, "a change could not be made",
    page: """
      OSS refused a write, or no clear answer came and looking showed that it had not
      taken effect. The message says what OSS said and what is there now. After a
      failed change nothing more is replaced or deleted in that bucket. Running again
      is safe: every run starts from what is live.

      Bad: the change is made by hand in the console, a little different from the
      file, so that the next run replaces the rule.

      Good: the cause that the message names is mended, in the file or in OSS, and
      `oss-repl apply` is run again.
      """)

  package static let pairWithoutRule = DiagnosticCode(
    6002, "a pair of buckets is without a rule",
    page: """
      A rule was deleted in order to be replaced, and its successor could not be
      created; putting the old one back did not succeed either, or was not possible
      yet. New objects are NOT replicated between the two buckets.

      What to do: mend the cause that the message names and run `oss-repl apply`
      again; it creates the missing rule.

      Bad: exit code 6 is taken for a hiccup, and nobody looks until the next nightly
      run.

      Good: the cause is mended and `oss-repl apply --only SOURCE:DESTINATION` is run
      at once.
      """)

  package static let changeInterrupted = DiagnosticCode(
    6003, "the run was interrupted in the middle of a replace",
    page: """
      The old rule is deleted and the new one not created yet, because the run was
      interrupted while the old one was still closing. New objects are NOT replicated
      between the two buckets until `oss-repl apply` is run again.

      Bad: a CI job is stopped by its own limit of five minutes while a replaced rule
      is closing.

      Good: `oss-repl apply` is run again at once, in a job that may take longer than
      `--wait-timeout`.
      """)

  package static let journalUnwritable = DiagnosticCode(
    6004, "the journal can't be written",
    page: """
      `--journal FILE` promises that what is done is on disk before it is done: the
      line with the old rule, before the delete that takes it away is sent. When a
      line can't be written, the promise can't be kept, so:

      - Before the first write, nothing is written to OSS at all, and the run ends
        with 1.
      - Later on no further write begins. Only those that give a pair its rule again
        are still sent: a pair without a rule is worse than a gap in a journal. The
        run ends with 6 where a write was accepted, and with 1 where none was.

      Running again is safe: every run starts from what is live. A journal is gone on
      with, never cut, so what it holds already stays.

      Bad: `oss-repl apply --journal oss-repl.yaml`: that file is no journal.

      Good: `oss-repl apply --journal apply.ndjson`, on a disk with room.
      """)
}
