extension DiagnosticCode {
  /// A setting of `assume_role` that STS refuses.
  package static let unfitRole = DiagnosticCode(
    1091, "setting of a role that STS refuses",
    page: """
      `assume_role` says which RAM role the credentials of `auth` are exchanged for.
      STS takes as `role_arn` the form `acs:ram::UID:role/NAME`; as `session_name`
      2 to 64 of letters, digits and `.@-_`; as `duration` 15 minutes to 12 hours, and
      no more than the role itself allows; as `external_id` 2 to 1224 of letters,
      digits and `_+=,.@:/-`; as `policy` a RAM policy of at most 2048 characters,
      which can only narrow what the role may do. See
      <https://www.alibabacloud.com/help/en/ram/developer-reference/api-sts-2015-04-01-assumerole>.

      Bad:

      ```yaml
      accounts:
        dr: {auth: env, assume_role: {role_arn: oss-repl-dr, duration: 10m}}
      ```

      Good:

      ```yaml
      accounts:
        dr:
          auth: env
          assume_role:
            role_arn: "acs:ram::2098765432101234:role/oss-repl-dr"
            duration: 1h
      ```
      """)

  /// An account that the configuration says otherwise than the operator's rails.
  package static let settledAccount = DiagnosticCode(
    1092, "account that the operator settles",
    page: """
      The file of `--rails` (or OSS_REPL_RAILS) says where an account's credentials
      come from, which role is assumed or whose they must be, and the configuration
      says something else. Whoever writes the configuration can't choose with whose
      credentials the operator's runs act, so it is an error and nothing is contacted.
      The configuration may repeat what the rails say, or leave it out.

      An `auth` of the rails also settles which role is assumed: that of the rails, or
      none.

      Bad: `accounts: {main: {auth: {profile: root}}}` where the rails say
      `accounts: {main: {auth: oidc}}`.

      Good: no account main in the configuration, or `accounts: {main: {auth: oidc}}`.
      """)
}
