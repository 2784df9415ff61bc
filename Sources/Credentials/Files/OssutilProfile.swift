/// One profile of ossutil as a source of a key.
struct OssutilProfile: CredentialsProvider {
  let name: String
  let environment: CredentialsEnvironment
  let stsRegion: String?

  private var step: String { "ossutil profile \(name)" }

  /// Reads the file anew and gets the key.
  func credentials() async throws(CredentialsError) -> SessionCredentials {
    let configuration = try OssutilConfiguration.read(environment, step: step)
    guard let section = configuration.section(name) else {
      throw .broken(
        CredentialsFault(
          .profileMissing, step: step, "\(configuration.path) has no profile \(name)",
          notes: ["it has the profiles \(configuration.names.prefix(20).joined(separator: ", "))"],
          help: ["correct the name, or create the profile with `ossutil config`"]))
    }
    return try await OssutilSection(
      name: name, section: section, configuration: configuration, environment: environment, stsRegion: stsRegion
    ).provider().credentials()
  }
}

/// A section of ossutil's file, with the keys folded to lower case without `-` and `_`.
private struct OssutilSection {
  let name: String
  let section: INIFile.Section
  let configuration: OssutilConfiguration
  let environment: CredentialsEnvironment
  let stsRegion: String?

  private static let modes = ["AK", "StsToken", "RamRoleArn", "EcsRamRole", "Process", "Uri", "OIDCRoleArn"]

  private var step: String { "ossutil profile \(name)" }

  func provider(followers: [String] = []) throws(CredentialsError) -> any CredentialsProvider {
    switch section.value("mode")?.lowercased() ?? "ak" {
    case "ak": return try accessKey(needsToken: false)
    case "ststoken": return try accessKey(needsToken: true)
    case "ramrolearn": return try AssumedRoleProvider(source(followers), role(), sts: sts(), name: step)
    case "ecsramrole":
      return MetadataProvider(
        service: MetadataService(environment: environment, step: step), roleName: section.value("ecsrolename"),
        name: "\(step) -> ECS instance role")
    case "process": return try helper()
    case "uri":
      return try CredentialsURIProvider(
        required("credentialuri", "credentialUri"), namedBy: "credentialUri", environment, step: step, origin: step)
    case "oidcrolearn":
      let file = environment.expanded(try required("oidctokenfilepath", "OIDCTokenFilePath"))
      return try OIDCRoleProvider(
        role(), providerARN: required("oidcproviderarn", "OIDCProviderArn"),
        token: .file(path: file, setting: "OIDCTokenFilePath"), sts: sts(), name: step)
    case "anonymous":
      throw unusable(
        "has the mode Anonymous, which is not supported", "use one of \(Self.modes.joined(separator: ", "))")
    default: throw unusable("has an unknown mode", "use one of \(Self.modes.joined(separator: ", "))")
    }
  }

  private func required(_ field: String, _ spelling: String) throws(CredentialsError) -> String {
    if let value = section.value(field) { return value }
    throw unusable("has no \(spelling)", "write it there")
  }

  private func unusable(_ flaw: String, _ help: String) -> CredentialsError {
    .broken(
      CredentialsFault(.profile, step: step, "the profile \(name) of \(configuration.path) \(flaw)", help: [help]))
  }

  private func accessKey(needsToken: Bool) throws(CredentialsError) -> AccessKeyProvider {
    let id = section.value("accesskeyid")
    // `ossutil config` can store a key encrypted, in a way that is not published: no ID of a key looks like that.
    if let id, !id.utf8.allSatisfy(Self.isKeyByte) {
      throw unusable(
        "has an accessKeyID that is encrypted or damaged", "store the key as plain text, or use another source")
    }
    let fields = AccessKeyFields(
      id: ("accessKeyID", id), secret: ("accessKeySecret", section.value("accesskeysecret")),
      token: ("stsToken", section.value("ststoken")))
    return AccessKeyProvider(
      try fields.credentials(.profile, step: step, needsToken: needsToken), origin: step)
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || (0x30...0x39).contains(byte)
      || ".-_".utf8.contains(byte)
  }

  private func source(_ followers: [String]) throws(CredentialsError) -> any CredentialsProvider {
    guard let source = section.value("sourceprofile") else { return try accessKey(needsToken: false) }
    let chain = followers + [name.lowercased()]
    guard !chain.contains(source.lowercased()) else {
      throw unusable(
        "takes its key from a profile that takes its own from it", "let one of them be a profile with a key of its own")
    }
    guard let other = configuration.section(source) else {
      throw unusable("has the source_profile \(source), which is not there", "correct source_profile")
    }
    return try OssutilSection(
      name: source, section: other, configuration: configuration, environment: environment, stsRegion: stsRegion
    ).provider(followers: chain)
  }

  private func role() throws(CredentialsError) -> AssumeRole {
    AssumeRole(roleARN: try required("rolearn", "roleArn"), sessionName: section.value("rolesessionname"))
  }

  private func helper() throws(CredentialsError) -> HelperProvider {
    let line = try required("credentialprocess", "credentialProcess")
    let written = section.value("credentialprocesstimeout")
    guard let seconds = written.map({ Int($0) }) ?? 15, (1...600).contains(seconds) else {
      throw unusable("has a credentialProcessTimeout that is not 1 to 600", "write a number of seconds")
    }
    // ossutil hands the line to a shell, so that it may hold anything that a shell understands.
    let command = HelperCommand(arguments: ["/bin/sh", "-c", line], timeout: .seconds(seconds))
    return try HelperProvider(command, .sts, environment, step: step)
  }

  private func sts() throws(CredentialsError) -> STSClient {
    STSClient(
      environment: environment, endpoint: try STSEndpoint.resolved(environment, account: stsRegion, step: step),
      step: step)
  }
}
