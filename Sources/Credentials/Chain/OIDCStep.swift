/// A role by OIDC, from the variables that RRSA injects into pods, and that CI jobs set.
struct OIDCStep: Sendable {
  let environment: CredentialsEnvironment
  /// The STS region of the account, where the configuration has one.
  let stsRegion: String?

  static let role = "ALIBABA_CLOUD_ROLE_ARN"
  static let provider = "ALIBABA_CLOUD_OIDC_PROVIDER_ARN"
  static let tokenFile = "ALIBABA_CLOUD_OIDC_TOKEN_FILE"
  static let sessionName = "ALIBABA_CLOUD_ROLE_SESSION_NAME"
  private static let step = "environment (OIDC)"

  var step: ChainStep {
    ChainStep(name: Self.step) { () async throws(CredentialsError) in try await look() }
  }

  private func look() async throws(CredentialsError) -> StepResult {
    // The role alone may be meant for the aliyun CLI, and every job on GitHub may have the variables for a token.
    guard
      [Self.provider, Self.tokenFile, OIDCTokenSource.variableName].contains(where: { environment.value($0) != nil })
    else { return .passedOver("\(Self.provider) is not set") }
    let source = tokenSource
    guard let roleARN = environment.value(Self.role), let providerARN = environment.value(Self.provider), let source
    else { throw incomplete(hasToken: source != nil) }
    let sts = STSClient(
      environment: environment,
      endpoint: try STSEndpoint.resolved(environment, account: stsRegion, step: Self.step), step: Self.step)
    let role = AssumeRole(roleARN: roleARN, sessionName: environment.value(Self.sessionName))
    let provider = try OIDCRoleProvider(
      role, providerARN: providerARN, token: source.source, sts: sts, name: source.name)
    return .found(try await provider.credentials())
  }

  /// The token's source, the one that renews itself first.
  private var tokenSource: (source: OIDCTokenSource, name: String)? {
    if let path = environment.value(Self.tokenFile) {
      return (.file(path: environment.expanded(path), setting: Self.tokenFile), "OIDC token file")
    }
    if let token = environment.value(OIDCTokenSource.variableName) {
      return (.variable(token), OIDCTokenSource.variableName)
    }
    if let url = environment.value(OIDCTokenSource.gitHubURL),
      let token = environment.value(OIDCTokenSource.gitHubToken)
    {
      return (.gitHub(url: url, requestToken: token), "GitHub OIDC token")
    }
    return nil
  }

  private func incomplete(hasToken: Bool) -> CredentialsError {
    var missing = [Self.role, Self.provider].filter { environment.value($0) == nil }
    if !hasToken { missing.append("a token") }
    return .broken(
      CredentialsFault(
        .settings, step: Self.step, "a role by OIDC is configured, but not \(missing.joined(separator: " and "))",
        help: hasToken
          ? ["set \(Self.role), \(Self.provider), and \(Self.tokenFile) or \(OIDCTokenSource.variableName)"]
          : [
            "set \(Self.tokenFile) or \(OIDCTokenSource.variableName)",
            "on GitHub, give the job `permissions: id-token: write`; a pull request from a fork gets no token",
          ]))
  }
}
