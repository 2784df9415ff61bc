extension DiagnosticCode {
  /// Codes for what stops a plan from being applied.
  package static let rails: [DiagnosticCode] = [
    railEmpty, railUnmodelled, railLocationDiffers, railDelete, railReplace, railProtect, railForcedReplace,
    railSlots, consentUnused, nothingToReplace, patternFitsNothing,
  ]

  package static let railEmpty = DiagnosticCode(
    4001, "the configuration has no rule, live buckets have some",
    page: """
      The configuration resolves to not a single rule, and live rules of its buckets
      would be deleted. That is far more often a truncated or mistaken file than a
      wish. `state: absent` is no rule: it says which one shall go.

      Bad: a file in which every bucket got `rules: []` by a wrong merge.

      Good: the rules are there. If those of the plan really shall go, say how many:
      `--allow empty:12`.
      """)

  package static let railUnmodelled = DiagnosticCode(
    4002, "a rule with unknown parts would be replaced or deleted",
    page: """
      OSS lists the rule with elements or values that this program does not know. They
      can't be written in the configuration, so a replace would lose them, and a
      delete could not be undone from the file.

      Bad: a rule with a Cloud destination is replaced for a new prefix, and its Cloud
      elements are gone.

      Good: look at the rule in the plan; if it may go, say so by address:
      `--allow unmodelled:SOURCE:DESTINATION`.
      """)

  package static let railLocationDiffers = DiagnosticCode(
    4003, "the destination bucket lies elsewhere than the configuration says",
    page: """
      A bucket's name is globally unique and its region never changes. A live rule
      names another region for the same destination bucket, so either the
      configuration has a typing error, or the bucket was deleted and made anew in
      another region. In the first case a replace would delete a good rule and then
      fail with OSS's `InvalidTargetLocation`.

      Bad: `destination: {bucket: invoices-dr, location: oss-cn-shanghai}` where
      invoices-dr lies in cn-beijing.

      Good: the location of the live rule. If the bucket was really made anew, remove
      the rule first (`state: absent`), then add it with the new location.
      """)

  package static let railDelete = DiagnosticCode(
    4004, "more rules would be deleted than goes without consent",
    page: """
      A run deletes a few rules without asking: at most `limits.delete.max` (3 unless
      set), and at most `limits.delete.percent` (10) of the live rules in scope that
      the configuration manages, once there are at least `limits.delete.floor` (10) of
      them. More than that takes consent to the exact number, so that nobody agrees to
      five deletes and gets fifty. A number that is not exactly the number of deletes
      is refused.

      Bad: a merge drops a group from the file, and 240 rules of an exclusive bucket
      are deleted at night.

      Good: read which rules the plan deletes; if exactly these shall go, pass
      `--allow delete:240`.
      """)

  package static let railReplace = DiagnosticCode(
    4005, "a replace takes consent",
    page: """
      OSS can change only RTC in place. Everything else takes a new rule: the old one
      is deleted, waited out while it is closing, and only then the new one can be
      created. Meanwhile new objects are not replicated. A replace is therefore held
      back:
      - when more replaces than `limits.replace.max` (2 unless set) are planned that
        nobody named: `--allow replace:N`, where N is the exact number of all
        replaces of the plan, lets them through,
      - when the new rule has `historical_object_replication: disabled`: what is
        written meanwhile is then never copied,
      - when it could not be proven that OSS accepts the new rule (OSSR3010).

      For the other two grounds each rule has to be allowed by its address; a number
      does not do. Replaces that are allowed by address don't count against the
      limit, nor do those that `--replace` asks for; the other two grounds hold for
      both. When the limit is exceeded, every replace that nobody named is held
      back. A number that is not that of the plan is refused.

      A run that replaces many rules rolls over the fleet: at most
      `limits.replace.max_unavailable` pairs (10 unless set, or a share of the run's
      replaces such as `5%`) are without a rule at a time, and the others wait. A pair
      that is left without a rule keeps its place; once all places are kept so, the
      remaining replaces are skipped, and the exit code is 6. So a mistake that OSS
      refuses only when the new rules are put costs no more pairs than that.

      Bad: a changed template replaces 240 rules, and nobody had meant more than one.

      Good: look at the plan, then `--allow replace:240`; or begin with a batch, such
      as `--only 'telemetry-ap00*:*'`, and go on when it has proven well. With
      `limits: {replace: {max_unavailable: 5}}` five pairs at a time are without a
      rule. One rule: `--allow replace:SOURCE:DESTINATION`.
      """)

  package static let railProtect = DiagnosticCode(
    4006, "the configuration protects the rule",
    page: """
      An entry under `protect` says that the rule must not be deleted or replaced. It
      stands outside the rules, so that deleting a rule from the file does not delete
      its protection. Nothing on the command line lets the change through.

      Bad: the lines of a protected rule are deleted from the file, and the plan would
      delete the live rule.

      Good: put the lines back. If the rule really shall go, take its protection out
      of the file first, in a change that is reviewed as such.
      """)

  package static let railForcedReplace = DiagnosticCode(
    4007, "--replace names a rule that can't be replaced",
    page: """
      `--replace SOURCE:DESTINATION` makes a rule anew even if nothing differs, mostly
      to copy existing objects again. The rule has to be one that the configuration
      asks for, in a bucket that is not managed as `observe`, and in scope of `--only`
      and `--exclude`. Anything else is a typing error or a misunderstanding, so the
      run stops.

      Bad: `--replace invoices:invoice-dr` where the configuration has `invoices-dr`.

      Good: `--replace invoices:invoices-dr`, as the plan writes the address.
      """)

  package static let railSlots = DiagnosticCode(
    4008, "a bucket would have more rules than OSS allows",
    page: """
      OSS allows a bucket 100 rules unless Alibaba Cloud raised the limit for the
      account; rules that leave the bucket and rules that enter it count together.
      With this plan a bucket would have more, even once everything that is to be
      deleted is gone, so OSS would refuse the last creates
      (`TooManyOutgoingReplication`, `TooManyIncomingReplication`). Rules that other
      configurations send to the bucket can't be seen and are not counted. See
      <https://www.alibabacloud.com/help/en/doc-detail/31905.htm>.

      Bad: 60 rules are added to a bucket that is managed as listed and has 50 that
      nobody listed.

      Good: remove rules first, or say that the account may have more:
      `limits: {rules_per_bucket: 200}`.
      """)

  package static let consentUnused = DiagnosticCode(
    4009, "a consent lets nothing through",
    page: """
      `--allow` names something that is not held back: the address or bucket is
      misspelt, the change is not planned any more, or it needs no consent. Nothing is
      wrong with the plan. Yet a consent that is kept in a script for later lets
      through what nobody looked at.

      Bad: `--allow replace:invoices:invoices-dr` stays in a pipeline after the
      replace is done.

      Good: consents are given for one run, for what its plan shows.
      """)

  package static let nothingToReplace = DiagnosticCode(
    4010, "--replace names a rule that is not live",
    page: """
      The pair has no live rule, so there is nothing to replace: the rule is created,
      and its history replication runs as the configuration says. That is also what
      happens when a run ended between the delete and the create of a replace and is
      started again with the same options.

      Bad: `--replace` stays in a script, and every run makes the rule anew and copies
      all objects again.

      Good: leave `--replace` out once the rule has been made anew.
      """)

  package static let patternFitsNothing = DiagnosticCode(
    4011, "a pattern of the scope fits no rule",
    page: """
      `--only` or `--exclude` has a pattern that fits no rule of the configuration and
      no live rule of a bucket that was read. With `--only` the run would be about
      less than was asked for, or about nothing, and look like a success: it ends with
      exit code 64, before anything is written. With `--exclude` it may be about more
      than was meant, which is a warning.

      Bad: `--only 'invoice:*'` where the bucket is called invoices.

      Good: `--only 'invoices:*'`; both sides of the colon are patterns of their own.
      """)
}
