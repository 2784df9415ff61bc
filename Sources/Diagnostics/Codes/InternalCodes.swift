extension DiagnosticCode {
  /// Codes for what can only be a mistake in this program, or something that it was not made for.
  package static let faults: [DiagnosticCode] = [importUnfaithful]

  package static let importUnfaithful = DiagnosticCode(
    9001, "the imported document does not say what is live",
    page: """
      Before `oss-repl import` prints a document, it reads the document back and plans
      it against the very rules that it was written from. The outcome must be the same
      rules and no action. It was not, so nothing was printed: a document that does
      not say what is live would change live rules.

      What to do: import fewer buckets at a time with `--bucket NAME`, which also
      shows which bucket it is. A document has limits, such as its size and 100 rules
      on a bucket, those that arrive counted too. If it is none of these, it is a
      mistake in this program: please report it with the message.

      Bad: `oss-repl import --all`, where one bucket of many can't be said in a file.

      Good: `oss-repl import --bucket NAME --region REGION`, one bucket after the
      other.
      """)
}
