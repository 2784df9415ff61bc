extension DiagnosticCode {
  /// Codes for live rules that are not what the configuration says.
  package static let drift: [DiagnosticCode] = [
    ruleDrifted, ruleNotLive, ruleUnmanaged, destinationGone, destinationUnchecked,
  ]

  package static let ruleDrifted = DiagnosticCode(
    5101, "a live rule is not as configured",
    page: """
      The pair has a rule, and it differs from the configuration. Somebody changed one
      of the two sides. Spellings that mean the same to OSS are no difference, and
      neither is history replication, which acts only when a rule is created.

      What OSS did not keep of what was sent (tags, KMS) is shown as not-kept and does
      not count: a new rule would very likely lose it again. Parts that this program
      does not know are shown too and don't count.

      Bad: change `prefixes` of a rule by hand and leave the file as it is.

      Good: `oss-repl plan` to see what it takes, then `oss-repl apply`; or write down
      what is live.
      """)

  package static let ruleNotLive = DiagnosticCode(
    5102, "a configured rule is not live",
    page: """
      The configuration asks for a rule, and OSS lists none for the pair, or only one
      that is closing: deleted, and gone in a while. New objects are not replicated.

      Bad: take a rule out of the file after it was deleted by accident.

      Good: `oss-repl apply` creates it. Its history setting decides whether it also
      copies what was written meanwhile.
      """)

  package static let ruleUnmanaged = DiagnosticCode(
    5103, "a live rule is not in the configuration",
    page: """
      OSS lists a rule for a pair that the configuration does not list, or for which
      it says `state: absent`. It counts as drift in every mode. `apply` deletes it in
      a bucket that is managed as `exclusive` and for a tombstone; as `listed` it is
      left alone, and as `observe` everything is.

      A bucket that no file names is not looked at, so its rules are not found here.

      Bad: let a rule that nobody knows of copy data for years.

      Good: write it down, delete it, or leave it out of the check with `--exclude`.
      """)

  package static let destinationGone = DiagnosticCode(
    5104, "a rule's destination bucket is gone or elsewhere",
    page: """
      OSS lets a bucket be deleted while rules copy to it, and goes on listing those
      rules as if all were well. GetBucketInfo answered that there is no such bucket,
      or showed it in another region than the rule says. Bucket names are global: one
      that is free can be taken by anybody.

      It is not documented whether a rule works again for a bucket that is made anew.
      A rule that is made anew too does.

      Bad: delete a disaster recovery bucket and take `status: doing` of its rule for
      health.

      Good: make the bucket again, then `oss-repl apply --replace
      invoices:invoices-dr`; or delete the rule.
      """)

  package static let destinationUnchecked = DiagnosticCode(
    5105, "a destination bucket could not be checked",
    page: """
      It could not be told whether the destination bucket of a rule still exists. A
      refusal (HTTP 403) proves nothing: buckets of another account refuse to be
      looked at unless their bucket policy grants it. Such a refusal alone does not
      fail the run; a network or a service that fails does, with exit status 1.

      Bad: take a refusal for a bucket that is gone.

      Good: grant `oss:GetBucketInfo`, or pass `--no-destinations` where nothing can
      be seen anyway.
      """)
}
