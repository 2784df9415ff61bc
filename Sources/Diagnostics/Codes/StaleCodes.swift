extension DiagnosticCode {
  /// Codes for approvals that no longer fit, or that do not reach as far as what would be done.
  package static let stale: [DiagnosticCode] = [
    bucketStale, planStale, checksumStale, planWasBlocked, planNeedsConsent, planSaysOtherRails,
  ]

  package static let bucketStale = DiagnosticCode(
    5001, "the bucket changed since the plan was made",
    page: """
      Before a bucket's first write it is read once more. Its rules were no longer
      those that the plan was made from, so somebody else is at work on it, and
      nothing was written. Run `oss-repl plan` again.

      Bad: two pipelines change the rules of one bucket at the same time.

      Good: one pipeline at a time; `oss-repl plan` shows what is different now.
      """)

  package static let planStale = DiagnosticCode(
    5002, "the saved plan no longer equals a fresh one",
    page: """
      `oss-repl apply PLAN` plans afresh and compares. What would be done now is not
      what was approved, so nothing was written. For each rule the message says what
      was planned, what would be done now, and which side moved: the configuration,
      the live rule, or both; or that the account, the endpoint, `--allow` or
      `--replace` is another. Differences that give no action never make a plan stale.

      Bad: approve a plan on Monday, merge another change on Tuesday, apply Monday's
      plan on Wednesday.

      Good: run `oss-repl plan --out plan.json` again, have the new plan approved, and
      apply it.
      """)

  package static let checksumStale = DiagnosticCode(
    5003, "a fresh plan has another checksum",
    page: """
      `oss-repl apply --expect CHECKSUM` applies only a plan with exactly that
      checksum. The fresh plan has another one, so something other than what was
      approved would be done, and nothing was written. The scope counts: `--only` and
      `--exclude` have to be the same as when the checksum was printed, and so have
      `--replace` and `--allow`.

      Bad: `oss-repl plan --only 'invoices:*'`, then
      `oss-repl apply --expect orp2-...` for all buckets.

      Good: the same options for both. With a saved plan, `oss-repl apply PLAN` also
      says what moved.
      """)

  package static let planWasBlocked = DiagnosticCode(
    5004, "the saved plan was held back when it was made",
    page: """
      A rail stopped the plan when it was made, so there is nothing that could have
      been approved. `oss-repl plan --out` does not even write such a plan; the file
      was made by `--format json` or `--report json=`.

      Bad: apply a plan that says `Blocked`.

      Good: do what the messages of the plan say, such as passing `--allow delete:12`,
      and plan again.
      """)

  package static let planNeedsConsent = DiagnosticCode(
    5005, "what a saved plan lets through was not allowed",
    page: """
      The plan was made with `--allow` or `--replace`, and carries them. But a file
      proves nothing about who made it, so they count only together with the checksum
      that was approved, or with a `yes` typed at the prompt. `--auto-approve` is
      neither.

      Bad: `oss-repl plan --allow delete:12 --out plan.json`, then
      `oss-repl apply plan.json` in a pipeline.

      Good: `oss-repl apply plan.json --expect orp2-...` with the checksum of the plan
      that a person has approved.
      """)

  package static let planSaysOtherRails = DiagnosticCode(
    5006, "a saved plan says other rails than those in force",
    page: """
      A plan says which limits and protections were in force when it was made. Those
      of now are others: a file of rails was given to one run and not to the other,
      it has changed since, or the saved plan was edited. The rails of now hold in
      any case. But whoever approved the plan may have gone by what it says.

      Bad: `oss-repl plan --rails rails.yaml --out plan.json`, then
      `oss-repl apply plan.json --expect orp2-...` without `--rails`.

      Good: `OSS_REPL_RAILS` set for both jobs.
      """)
}
