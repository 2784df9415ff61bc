/// From the settings of an account to its key.
extension CredentialsSettings {
  /// The source of the account's key, with its roles on top. Nothing is read or asked before the first key is.
  ///
  /// - Throws: `.broken` for a role or a region that STS would refuse for its form.
  package func provider(
    in environment: CredentialsEnvironment
  ) throws(CredentialsError) -> any CredentialsProvider {
    var provider = source.provider(in: environment, stsRegion: stsRegion)
    for role in roles {
      let step = "role \(role.roleName)"
      let endpoint = try STSEndpoint.resolved(environment, account: stsRegion, step: step)
      let sts = STSClient(environment: environment, endpoint: endpoint, step: step)
      provider = try AssumedRoleProvider(provider, role, sts: sts)
    }
    return provider
  }

  /// Whose a key is, by asking STS; for a role that was just assumed the key's ``SessionCredentials/identity`` says it without.
  package func identity(
    of credentials: SessionCredentials, in environment: CredentialsEnvironment
  ) async throws(CredentialsError) -> CallerIdentity {
    let endpoint = try STSEndpoint.resolved(environment, account: stsRegion, step: credentials.origin)
    return try await STSClient(environment: environment, endpoint: endpoint, step: credentials.origin)
      .callerIdentity(of: credentials.signing)
  }
}

extension CredentialsSource {
  fileprivate func provider(
    in environment: CredentialsEnvironment, stsRegion: String?
  ) -> any CredentialsProvider {
    let oidc = OIDCStep(environment: environment, stsRegion: stsRegion).step
    let keys = [EnvironmentKeyStep.oss(environment).step, EnvironmentKeyStep.alibabaCloud(environment).step, oidc]
    func profiles(_ name: String?) -> [ChainStep] {
      let choice = ProfileChoice(name, environment)
      return [
        CLIProfileStep(environment: environment, choice: choice, stsRegion: stsRegion).step,
        SDKCredentialsStep(environment: environment, choice: choice, stsRegion: stsRegion).step,
      ]
    }
    switch self {
    case .chain:
      return CredentialsChain(keys + profiles(nil) + [.uri(environment), .metadata(environment)])
    case .environment: return CredentialsChain(keys)
    case .profile(let name): return CredentialsChain(profiles(name))
    case .oidc: return CredentialsChain([oidc])
    case .ecs:
      return MetadataProvider(
        service: MetadataService(environment: environment, step: "ECS instance role"),
        roleName: environment.value(MetadataProvider.roleVariable), name: "ECS instance role")
    case .uri: return CredentialsChain([.uri(environment)])
    case .ossutil(let name): return OssutilProfile(name: name, environment: environment, stsRegion: stsRegion)
    }
  }
}
