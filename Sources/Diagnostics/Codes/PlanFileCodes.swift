extension DiagnosticCode {
  /// Codes for saved plans that are refused before anything is contacted.
  package static let planFiles: [DiagnosticCode] = [
    planUnreadable, planNotJSON, planTooLarge, planOfOtherFormat, planTooNew, planMalformed, planEdited,
    planOfOtherProject, planIncomplete, planOutdated,
  ]

  package static let planUnreadable = DiagnosticCode(
    1050, "saved plan can't be read",
    page: """
      The saved plan does not exist, is a directory, or may not be read by this user.
      A saved plan is made with mode 0600: only the user who made it may read it.

      Bad: `oss-repl apply plan.json` in a job that did not download the artifact of
      the plan job.

      Good: hand the file on from job to job, readable for the user who applies it.
      """)

  package static let planNotJSON = DiagnosticCode(
    1051, "saved plan is not JSON",
    page: """
      A saved plan is one JSON document. The file is something else, or only the
      beginning of one: cut off by a full disk, a broken download, or a shell that
      redirected the text of a plan instead of the plan.

      Bad: `oss-repl plan > plan.json`

      Good: `oss-repl plan --out plan.json`
      """)

  package static let planTooLarge = DiagnosticCode(
    1052, "saved plan is too large",
    page: """
      Saved plans are read up to 256 MiB, which is room for tens of thousands of
      changes. What is larger is no plan, or one that no person has looked at.

      Bad: one plan over a whole company's buckets.

      Good: several plans: `oss-repl plan --only 'telemetry-*:*' --out telemetry.json`
      """)

  package static let planOfOtherFormat = DiagnosticCode(
    1053, "the file is not a plan",
    page: """
      The file is JSON, but its `format` is not `oss-repl.plan`. The program writes
      other documents too, such as the diagnostics of `validate --format json`, and
      they can't be shown or applied as plans.

      Bad: `oss-repl apply diagnostics.json`

      Good: `oss-repl plan --out plan.json`, then `oss-repl apply plan.json`
      """)

  package static let planTooNew = DiagnosticCode(
    1054, "saved plan is of a newer version",
    page: """
      The plan's `format_version` has a higher major number than this program knows.
      What its fields mean may have changed, so nothing is concluded from it. A higher
      minor number is fine: fields that are not known are ignored.

      Bad: plan with a new release in one job, apply with an old one in the next.

      Good: the same release in both jobs.
      """)

  package static let planMalformed = DiagnosticCode(
    1055, "saved plan lacks something or holds something impossible",
    page: """
      The document says that it is a plan, but a field is missing, of another type, or
      has a value that can't be. The message names the place in the document. Plans
      are written by `oss-repl plan` and changed by nobody.

      Bad: a plan that a script filtered with jq.

      Good: make the plan again: `oss-repl plan --out plan.json`
      """)

  package static let planEdited = DiagnosticCode(
    1056, "saved plan was edited",
    page: """
      Every action of a plan carries fingerprints of the rule that is live and of the
      rule that is asked for, and the whole plan a checksum over them. They are
      computed again when a plan is read, and everything that follows from the
      actions, such as the summary, is derived again. Something did not fit, so the
      document is not what `oss-repl plan` wrote, or another release wrote it.

      It would not help to edit a plan: nothing that is done comes from it. It only
      says what was approved.

      Bad: a prefix is added in plan.json.

      Good: it is added in the configuration, and the plan is made again and approved.
      """)

  package static let planOfOtherProject = DiagnosticCode(
    1057, "saved plan belongs to another project",
    page: """
      The plan was made from a configuration with another `project` than the one that
      it shall be applied with. It was approved for other buckets, so nothing is
      compared with it.

      Bad: `oss-repl apply ../staging/plan.json` in the directory of production.

      Good: the plan and the configuration of one project. A configuration without
      `project` takes only plans that were made without one.
      """)

  package static let planIncomplete = DiagnosticCode(
    1058, "saved plan is incomplete",
    page: """
      A bucket could not be read when the plan was made, so nobody has seen what would
      be done to it, and the plan can't be approved as a whole. `oss-repl plan --out`
      does not even write such a plan; the file was made by `--format json` or
      `--report json=`.

      Bad: apply a plan that says `Incomplete: 1 bucket could not be read.`

      Good: mend the cause and plan again, or leave the bucket out with
      `--exclude 'BUCKET:*'` when planning.
      """)

  package static let planOutdated = DiagnosticCode(
    1059, "saved plan of an earlier release",
    page: """
      The plan's checksum begins with `orp1-` and has 64 bits. Two plans with one such
      checksum can be found by search within minutes, so that the approval of a
      harmless plan would be one of a harmful plan too. Checksums begin with `orp2-`
      now and hold all 256 bits of a SHA-256.

      Bad: keep a plan of an earlier release and apply it after an update.

      Good: make the plan again, `oss-repl plan --out plan.json`, and have the new
      checksum approved.
      """)
}
