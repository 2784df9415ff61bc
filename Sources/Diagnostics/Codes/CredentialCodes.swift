extension DiagnosticCode {
  /// Codes for sources of credentials that are configured and can't be used.
  package static let credentialSources: [DiagnosticCode] = [
    accessKeyIncomplete, credentialSettingUnusable, oidcTokenUnusable, credentialFileUnreadable, profileMissing,
    profileUnusable, tokenServiceRefused, credentialServiceUnreachable, credentialHelperFailed, credentialURIUnusable,
    instanceRoleUnusable, credentialsEnded, credentialSettingUnused,
  ]

  package static let accessKeyIncomplete = DiagnosticCode(
    7020, "an access key that is not whole",
    page: """
      Of an access key's variables one is set and another is not. An ID of
      `OSS_ACCESS_KEY_ID` never pairs with a secret of
      `ALIBABA_CLOUD_ACCESS_KEY_SECRET`. Whoever set one of them meant it, so nothing
      is used in its place and the run ends with status 7. An empty variable counts as
      unset.

      Bad: `OSS_ACCESS_KEY_ID` is set, and the job has no right to see the secret.

      Good: both are set, or none of them, and another source is configured.
      """)

  package static let credentialSettingUnusable = DiagnosticCode(
    7021, "a setting for credentials that can't be used",
    page: """
      A role is to be assumed and a setting for it is missing or can't be right: of a
      role by OIDC `ALIBABA_CLOUD_ROLE_ARN`, `ALIBABA_CLOUD_OIDC_PROVIDER_ARN` and a
      token; the role's ARN, session name, duration, external ID or policy; the host
      or the region of STS. STS is asked over https only, because a token must not
      travel openly.

      Bad: `ALIBABA_CLOUD_OIDC_PROVIDER_ARN` is set, but no token reaches the job.

      Good: on GitHub a job with `permissions: id-token: write` and both ARNs.
      """)

  package static let oidcTokenUnusable = DiagnosticCode(
    7022, "an OIDC token that can't be used",
    page: """
      The token with which a role is assumed is empty, too long (STS takes 4 to 20000
      characters) or no token, or the service that issues it refused. The first of
      these is used: the file of `ALIBABA_CLOUD_OIDC_TOKEN_FILE`, the value of
      `ALIBABA_CLOUD_OIDC_TOKEN`, GitHub's service for the job. The token itself is
      never shown.

      Bad: a job on GitHub without `permissions: id-token: write`, or one for a pull
      request from a fork.

      Good: the permission, and the workflow in the repository itself.
      """)

  package static let credentialFileUnreadable = DiagnosticCode(
    7023, "a file of credentials that can't be read",
    page: """
      The file can't be opened, is not there although a setting names it, or is not
      what it should be: JSON for the aliyun CLI's `~/.aliyun/config.json`, sections
      with `key = value` for `~/.alibabacloud/credentials` and `~/.ossutilconfig`. No
      line of it is shown, only the number of one.

      Bad: `ALIBABA_CLOUD_CREDENTIALS_FILE` names the aliyun CLI's JSON file.

      Good: `ALIBABA_CLOUD_CONFIG_FILE` names it.
      """)

  package static let profileMissing = DiagnosticCode(
    7024, "there is no such profile",
    page: """
      A profile is asked for by `auth: {profile: NAME}` or `ALIBABA_CLOUD_PROFILE`,
      and neither the aliyun CLI's file nor the SDKs' credentials file has it. Or the
      aliyun CLI's file names a current profile that is not there. No other profile is
      used in its place, since it may be of another account.

      Bad: `ALIBABA_CLOUD_PROFILE=prod` where the profile is called production.

      Good: the profile's own name; `aliyun configure list` shows them.
      """)

  package static let profileUnusable = DiagnosticCode(
    7025, "a profile that can't be used",
    page: """
      The profile is there, but it lacks a field that its mode needs, its mode is
      unknown or not supported, or it takes its key from a profile that takes its own
      from it. The official SDKs pass over such a profile, and on an ECS instance end
      with the instance's own role; this program stops.

      Supported are the modes AK, StsToken, RamRoleArn, ChainableRamRoleArn,
      EcsRamRole, RamRoleArnWithRoleName, OIDC, External and CredentialsURI, and of
      CloudSSO and OAuth the stored keys. Capitals matter.

      Bad: `"mode": "ak"`.

      Good: `"mode": "AK"`.
      """)

  package static let tokenServiceRefused = DiagnosticCode(
    7026, "a role that STS does not give",
    page: """
      Alibaba Cloud's Security Token Service answered with a refusal. The finding
      names its code and its request ID, and for an OIDC token the claims that a trust
      policy compares: issuer, audience and subject. Its own message is not shown,
      because for a wrong signature it echoes what was signed.

      Bad: a trust policy for the subject `repo:example-org/replication:ref:main`.

      Good: one for `repo:example-org/replication:ref:refs/heads/main`.
      """)
}
