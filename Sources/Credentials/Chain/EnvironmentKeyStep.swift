/// An access key in environment variables of one family. Its parts come from one family only: an ID of one never meets a secret
/// of the other.
struct EnvironmentKeyStep: Sendable {
  let environment: CredentialsEnvironment
  let id: String
  let secret: String
  let token: String

  /// The variables that OSS's own SDKs read.
  static func oss(_ environment: CredentialsEnvironment) -> EnvironmentKeyStep {
    EnvironmentKeyStep(
      environment: environment, id: "OSS_ACCESS_KEY_ID", secret: "OSS_ACCESS_KEY_SECRET", token: "OSS_SESSION_TOKEN")
  }

  /// The variables that all other SDKs read.
  static func alibabaCloud(_ environment: CredentialsEnvironment) -> EnvironmentKeyStep {
    EnvironmentKeyStep(
      environment: environment, id: "ALIBABA_CLOUD_ACCESS_KEY_ID", secret: "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
      token: "ALIBABA_CLOUD_SECURITY_TOKEN")
  }

  var step: ChainStep {
    ChainStep(name: "environment (\(id))") { () throws(CredentialsError) in try look() }
  }

  private func look() throws(CredentialsError) -> StepResult {
    if environment.value(id) == nil, environment.value(secret) == nil {
      guard environment.value(token) != nil else { return .passedOver("\(id) and \(secret) are not set") }
      return .passedOver(
        "only \(token) is set",
        [
          CredentialsNotice(
            message: "\(token) is set without an access key and not used",
            help: "set \(id) and \(secret) too, or unset \(token)")
        ])
    }
    let fields = AccessKeyFields(
      id: (id, environment.value(id)), secret: (secret, environment.value(secret)),
      token: (token, environment.value(token)))
    return .found(
      SessionCredentials(
        signing: try fields.credentials(.accessKey, step: "environment"), origin: "\(id) in the environment",
        notices: unassumedRole))
  }

  /// The aliyun CLI would assume the role of `ALIBABA_CLOUD_ROLE_ARN` with the key; the SDKs and this program do not.
  private var unassumedRole: [CredentialsNotice] {
    guard environment.value(OIDCStep.role) != nil else { return [] }
    return [
      CredentialsNotice(
        message: "\(OIDCStep.role) is not assumed: the access key of \(id) comes first",
        help: "unset the access key to assume the role by OIDC, or set assume_role for the account")
    ]
  }
}
