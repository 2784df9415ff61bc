/// The steps that ask a service on this machine or beside it.
extension ChainStep {
  /// The credentials URI, if its variable is set: whoever set it meant it.
  static func uri(_ environment: CredentialsEnvironment) -> ChainStep {
    let name = "credentials URI"
    return ChainStep(name: name) { () async throws(CredentialsError) in
      let variable = CredentialsURIProvider.variable
      guard let uri = environment.value(variable) else { return .passedOver("\(variable) is not set") }
      let provider = try CredentialsURIProvider(uri, namedBy: variable, environment, step: name, origin: name)
      return .found(try await provider.credentials())
    }
  }

  /// The RAM role of the ECS instance. It is asked last, since only there no setting says that it is meant.
  static func metadata(_ environment: CredentialsEnvironment) -> ChainStep {
    let name = "ECS instance role"
    return ChainStep(name: name) { () async throws(CredentialsError) in
      try await MetadataProvider(
        service: MetadataService(environment: environment, step: name),
        roleName: environment.value(MetadataProvider.roleVariable), name: name
      ).look()
    }
  }
}
