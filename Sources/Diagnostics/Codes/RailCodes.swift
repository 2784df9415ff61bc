extension DiagnosticCode {
  /// Codes for what stops a plan from being applied.
  package static let rails: [DiagnosticCode] = [railEmpty, railUnmodelled, railLocationDiffers]

  package static let railEmpty = DiagnosticCode(
    4001, "the configuration has no rule, live buckets have some",
    page: """
      The configuration resolves to not a single rule, while its buckets have live rules that would all be deleted. That
      is far more often a truncated or mistaken file than a wish.

      Bad: a file in which every bucket got `rules: []` by a wrong merge.

      Good: the rules are there. If all of them really shall go, say how many: `--allow empty:12`.
      """)

  package static let railUnmodelled = DiagnosticCode(
    4002, "a rule with unknown parts would be replaced or deleted",
    page: """
      OSS lists the rule with elements or values that this program does not know. They can't be written in the
      configuration, so a replace would lose them, and a delete could not be undone from the file.

      Bad: a rule with a Cloud destination is replaced for a new prefix, and its Cloud elements are gone.

      Good: look at the rule in the plan; if it may go, say so by address: `--allow unmodelled:SOURCE:DESTINATION`.
      """)

  package static let railLocationDiffers = DiagnosticCode(
    4003, "the destination bucket lies elsewhere than the configuration says",
    page: """
      A bucket's name is globally unique and its region never changes. A live rule names another region for the same
      destination bucket, so either the configuration has a typing error, or the bucket was deleted and made anew in
      another region. In the first case a replace would delete a good rule and then fail with OSS's
      `InvalidTargetLocation`.

      Bad: `destination: {bucket: invoices-dr, location: oss-cn-shanghai}` where invoices-dr lies in cn-beijing.

      Good: the location of the live rule. If the bucket was really made anew, remove the rule first
      (`state: absent`), then add it with the new location.
      """)
}
