extension DiagnosticCode {
  /// A source of credentials that this program does not read.
  package static let unknownCredentials = DiagnosticCode(
    1031, "unknown source of credentials",
    page: """
      `auth` of an account names where its credentials come from, never the
      credentials themselves: `env` (variables of the environment), `chain` (the first
      source that is configured on the machine), `{profile: NAME}` (the aliyun CLI or
      the SDKs' credentials file), `oidc` (a role by the CI's token), `ecs` (the
      instance's role), `uri` (the URI in ALIBABA_CLOUD_CREDENTIALS_URI) or
      `{ossutil: NAME}`.

      Another source is refused instead of ignored: requests would be signed with
      credentials that nobody meant, perhaps those of another account.

      Bad:

      ```yaml
      accounts:
        dr: {auth: dr}
      ```

      Good:

      ```yaml
      accounts:
        dr: {auth: {profile: dr}, uid: "2098765432101234"}
      ```
      """)

  /// A text that is neither a kind of official endpoint nor the URL of one.
  package static let illegalEndpoint = DiagnosticCode(
    1032, "illegal endpoint",
    page: """
      `endpoint` says where requests for a bucket go: `public`, `internal` (from
      within Alibaba Cloud's network in the bucket's region), `dual-stack`, or the URL
      of an endpoint. One that is not OSS's own, such as a gateway's, needs leave as
      well (OSSR1080). See
      <https://www.alibabacloud.com/help/en/oss/user-guide/regions-and-endpoints>.

      A URL holds no user, password, path or query. The text is not repeated in
      messages, since a mistaken one may hold a password.

      Bad:

      ```yaml
      endpoint: https://oss-cn-hangzhou.aliyuncs.com/invoices
      ```

      Good:

      ```yaml
      endpoint: https://oss-cn-hangzhou.aliyuncs.com
      ```
      """)

  /// A number beyond what a key takes.
  package static let numberOutOfRange = DiagnosticCode(
    1033, "number out of range",
    page: """
      The key takes a whole number between two ends, and this number lies beyond one
      of them. A share in per cent goes from 0 to 100; a limit of 0 means that nothing
      of the kind may happen without consent.

      Bad:

      ```yaml
      limits: {delete: {percent: 110}}
      ```

      Good:

      ```yaml
      limits: {delete: {percent: 10}}
      ```
      """)

  /// A pattern over addresses that fits none.
  package static let illegalAddressPattern = DiagnosticCode(
    1034, "illegal pattern of addresses",
    page: """
      A pattern over rules is `SOURCE:DESTINATION`, two names of buckets in which `*`
      stands for any characters and `?` for one. Names of buckets hold lower-case
      letters, digits and hyphens, so a pattern with anything else could never fit,
      and would protect nothing without a word.

      Bad:

      ```yaml
      protect:
        - {match: invoices, from: [delete]}
      ```

      Good:

      ```yaml
      protect:
        - {match: "invoices:*", from: [delete]}
      ```
      """)

  /// A name of the user's choice that can't be one.
  package static let illegalName = DiagnosticCode(
    1035, "illegal name",
    page: """
      Accounts, templates and groups are named with letters, digits, `.`, `_` and `-`;
      the name begins with a letter or digit. An each-key has no `.` in it and begins
      with a letter, and can't be `source` or `env`, which mean something else between
      `${` and `}`. Names under `inputs` are those of variables: letters,
      digits and `_`.

      Bad:

      ```yaml
      templates:
        "disaster recovery": {action: PUT}
      ```

      Good:

      ```yaml
      templates:
        disaster-recovery: {action: PUT}
      ```
      """)

  /// The number of an account that is none.
  package static let illegalUID = DiagnosticCode(
    1036, "illegal account number",
    page: """
      `uid` pins the Alibaba Cloud account that the credentials must belong to. It is
      the number that the console shows under the account's security settings, as a
      quoted text of digits: as a number a tool could round it.

      Bad:

      ```yaml
      accounts:
        main: {auth: env, uid: "acme-prod"}
      ```

      Good:

      ```yaml
      accounts:
        main: {auth: env, uid: "1098765432101234"}
      ```
      """)
}
