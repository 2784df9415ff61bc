/// One section of the SDKs' credentials file as a source of a key.
struct SDKSection: Sendable {
  let section: INIFile.Section
  let path: String
  let environment: CredentialsEnvironment
  let stsRegion: String?

  private var step: String { "SDK profile \(section.name)" }

  /// The source that the section's type stands for.
  func provider() throws(CredentialsError) -> any CredentialsProvider {
    let types = ["access_key", "ram_role_arn", "ecs_ram_role", "oidc_role_arn"]
    switch section.value("type") {
    case "access_key": return try accessKey()
    case "ram_role_arn": return try AssumedRoleProvider(accessKey(), role(), sts: sts(), name: step)
    case "ecs_ram_role":
      return MetadataProvider(
        service: MetadataService(environment: environment, step: step), roleName: section.value("role_name"),
        name: "\(step) -> ECS instance role")
    case "oidc_role_arn":
      let file = environment.expanded(try required("oidc_token_file_path"))
      return try OIDCRoleProvider(
        role(), providerARN: required("oidc_provider_arn"),
        token: .file(path: file, setting: "oidc_token_file_path"), sts: sts(), name: step)
    case nil: throw unusable("has no type", "write one of the types \(types.joined(separator: ", "))")
    case "rsa_key_pair", "bearer", "sts":
      throw unusable("has a type that is not supported", "write one of the types \(types.joined(separator: ", "))")
    case .some: throw unusable("has an unknown type", "write one of the types \(types.joined(separator: ", "))")
    }
  }

  /// Old documents let a section be switched off; no SDK heeds it, so that a user would be surprised either way.
  var notices: [CredentialsNotice] {
    guard section.value("enable")?.lowercased() == "false" else { return [] }
    return [
      CredentialsNotice(
        message: "enable = false has no effect in the section [\(section.name)] of \(path)",
        help: "remove the section, or the line")
    ]
  }

  private func required(_ field: String) throws(CredentialsError) -> String {
    if let value = section.value(field) { return value }
    throw unusable("has no \(field)", "write it there")
  }

  private func unusable(_ flaw: String, _ help: String) -> CredentialsError {
    .broken(CredentialsFault(.profile, step: step, "the section [\(section.name)] of \(path) \(flaw)", help: [help]))
  }

  private func accessKey() throws(CredentialsError) -> AccessKeyProvider {
    AccessKeyProvider(
      try AccessKeyFields(
        id: ("access_key_id", section.value("access_key_id")),
        secret: ("access_key_secret", section.value("access_key_secret")), token: ("security_token", nil)
      ).credentials(.profile, step: step),
      origin: step)
  }

  private func role() throws(CredentialsError) -> AssumeRole {
    AssumeRole(
      roleARN: try required("role_arn"), sessionName: section.value("role_session_name"),
      policy: section.value("policy"))
  }

  private func sts() throws(CredentialsError) -> STSClient {
    STSClient(
      environment: environment, endpoint: try STSEndpoint.resolved(environment, account: stsRegion, step: step),
      step: step)
  }
}
