extension DiagnosticCode {
  /// Codes for what goes wrong while a plan is applied.
  package static let applying: [DiagnosticCode] = [bucketStale, changeFailed, pairWithoutRule, changeInterrupted]

  package static let bucketStale = DiagnosticCode(
    5001, "the bucket changed since the plan was made",
    page: """
      Before a bucket's first write it is read once more. Its rules were no longer those that the plan was made from, so
      somebody else is at work on it, and nothing was written. Run `oss-repl plan` again.
      """)

  package static let changeFailed = DiagnosticCode(
    6001, "a change could not be made",
    page: """
      OSS refused a write, or no clear answer came and looking showed that it had not taken effect. The message says what
      OSS said and what is there now. After a failed change nothing more is replaced or deleted in that bucket. Running
      again is safe: every run starts from what is live.
      """)

  package static let pairWithoutRule = DiagnosticCode(
    6002, "a pair of buckets is without a rule",
    page: """
      A rule was deleted in order to be replaced, and its successor could not be created; putting the old one back did
      not succeed either, or was not possible yet. New objects are NOT replicated between the two buckets.

      What to do: mend the cause that the message names and run `oss-repl apply` again; it creates the missing rule.
      """)

  package static let changeInterrupted = DiagnosticCode(
    6003, "the run was interrupted in the middle of a replace",
    page: """
      The old rule is deleted and the new one not created yet, because the run was interrupted while the old one was still
      closing. New objects are NOT replicated between the two buckets until `oss-repl apply` is run again.
      """)
}
