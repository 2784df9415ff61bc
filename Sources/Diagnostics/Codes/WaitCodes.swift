extension DiagnosticCode {
  /// Codes for what was waited for in vain.
  package static let waiting: [DiagnosticCode] = [waitNotReached]

  package static let waitNotReached = DiagnosticCode(
    8001, "what apply waited for has not come about in time",
    page: """
      Every change was made and verified. OSS finishes some of them later: a deleted
      rule is listed as closing for a while, mostly minutes, and a new one as starting
      before it is doing. `apply` waits for that after the last write
      (`--wait closing` by default, for at most `--wait-timeout`). It was not there in
      time, so the run ended with 8.

      What to do: nothing, mostly; `oss-repl plan` shows a rule that is still closing.
      A rule that goes on closing for hours is a matter for Alibaba Cloud's support.

      Bad: `--wait-timeout 10s` in a pipeline that deletes rules.

      Good: the default, or `--wait none` where nothing depends on the rules being
      gone.
      """)
}
