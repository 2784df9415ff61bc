extension DiagnosticCode {
  package static let credentialServiceUnreachable = DiagnosticCode(
    7027, "a service for credentials that can't be reached",
    page: """
      STS, GitHub's service for tokens, the credentials URI or the instance's metadata
      service gave no whole answer, failed, or something else answered in its place.
      STS is tried three times, each for at most 15 seconds. This is no refusal, so
      the run ends with status 1 and may go well when it is repeated.

      `ALIBABA_CLOUD_STS_REGION=ap-southeast-1` or `sts_region` in the account asks
      the STS of a region; without either it is the one in mainland China.

      Bad: a runner overseas that asks the STS in mainland China.

      Good: `sts_region: ap-southeast-1`.
      """)

  package static let credentialHelperFailed = DiagnosticCode(
    7028, "a helper program that gave no credentials",
    page: """
      A profile says that a program prints the key: mode External of the aliyun CLI,
      or Process of ossutil. It could not be started, ended with another status than
      0, ran longer than 60 seconds, or what it printed is not a key. What it prints
      on standard output is never shown. Only files of the user name such programs,
      never the configuration. `ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS` forbids them.

      Bad: a helper that asks for a password; it gets no input.

      Good: one that prints `{"mode": "AK", "access_key_id": ...}` and ends.
      """)

  package static let credentialURIUnusable = DiagnosticCode(
    7029, "a credentials URI that can't be used",
    page: """
      `ALIBABA_CLOUD_CREDENTIALS_URI`, or the profile, names an address that hands out
      keys. It has to be https, or http to a literal address of this machine, such as
      `http://127.0.0.1:8080/`. No redirect is followed, and on this machine no proxy
      used. The answer has to be 200 with AccessKeyId, AccessKeySecret, SecurityToken
      and Expiration as JSON. Neither it nor the address's query is shown.

      Bad: `http://localhost:8080/`, since a name can lead anywhere.

      Good: `http://127.0.0.1:8080/`.
      """)

  package static let instanceRoleUnusable = DiagnosticCode(
    7030, "an instance role that can't be used",
    page: """
      The metadata service of this ECS instance was asked for the key of the
      instance's RAM role and did not give it. When nothing names a role, an instance
      without one is passed over, and so is a machine that is no instance. When
      `auth: ecs`, a profile or `ALIBABA_CLOUD_ECS_METADATA` asks for it, it has to be
      there. No proxy is ever used for it.

      Bad: `ALIBABA_CLOUD_ECS_METADATA=oss-repl` on an instance with another role.

      Good: the role is attached to the instance in the ECS console.
      """)

  package static let credentialsEnded = DiagnosticCode(
    7031, "credentials that have ended",
    page: """
      The key is a temporary one, has ended or ends within minutes, and this program
      can't renew it: it is what somebody's sign-in left in the aliyun CLI's file
      (CloudSSO, OAuth), or the source of the first key is gone. The aliyun CLI's file
      is read again at each renewal, so a new sign-in is seen by a run that goes on.

      Bad: a sign-in of yesterday.

      Good: `aliyun configure --profile NAME` just before, or a role by OIDC in CI.
      """)

  package static let credentialSettingUnused = DiagnosticCode(
    7032, "a setting for credentials without effect",
    page: """
      Something is set that looks as if it decided which key is used, and does not: a
      token without its key, `ALIBABA_CLOUD_ROLE_ARN` beside an access key (the aliyun
      CLI would assume that role, the SDKs and this program do not),
      `ALIBABA_CLOUD_PROFILE` in another spelling, or `enable = false` in the SDKs'
      file. This is a warning.

      Bad: `ALIBABACLOUD_PROFILE=dr`.

      Good: `ALIBABA_CLOUD_PROFILE=dr`.
      """)
}
