extension DiagnosticCode {
  /// Codes for whose credentials a run signs with, and for how long.
  static let accountAccess: [DiagnosticCode] = [ownerFromList, credentialsEndSoon]

  package static let ownerFromList = DiagnosticCode(
    7033, "whose credentials they are is not said by STS",
    page: """
      An account of the configuration is pinned by `uid`, so it has to be known whose
      its credentials are before anything is read. STS says it (GetCallerIdentity,
      which needs no permission), and it could not be reached or failed. OSS's list of
      buckets names the owner too, so that was asked instead; it needs the permission
      `oss:ListBuckets`.

      Bad: a runner whose network lets nothing out but to OSS, and a RAM policy
      without `oss:ListBuckets`.

      Good: a network that lets requests to `sts.cn-hangzhou.aliyuncs.com` out, and
      `sts_region: cn-hangzhou` in the account.
      """)

  package static let credentialsEndSoon = DiagnosticCode(
    7034, "credentials that end before the run may",
    page: """
      The credentials are temporary, it is known when they end, and this program can't
      renew them: they lie in a file or a variable where another program put them. A
      change can take long, since OSS closes an old rule in its own time. What is not
      done when the credentials end fails with exit code 6 or 7, and running again is
      safe; a replace that waits for its old rule leaves the pair without a rule until
      then.

      Bad: `aliyun configure --mode CloudSSO` in the morning and a long `apply` in the
      evening.

      Good: `aliyun configure` again just before, or an account with `assume_role`,
      `oidc` or `ecs`, whose credentials are renewed while the run lasts.
      """)
}
