/// A section of the credentials file of the SDKs, `~/.alibabacloud/credentials`, as a step of the chain.
struct SDKCredentialsStep: Sendable {
  let environment: CredentialsEnvironment
  let choice: ProfileChoice
  let stsRegion: String?

  static let pathVariable = "ALIBABA_CLOUD_CREDENTIALS_FILE"
  private static let name = "SDK credentials file"

  var step: ChainStep { ChainStep(name: Self.name) { () async throws(CredentialsError) in try await look() } }

  private func look() async throws(CredentialsError) -> StepResult {
    guard let (path, content) = try file() else {
      let reason = environment.home.map { "\($0)/.alibabacloud/credentials does not exist" } ?? "HOME is not set"
      return try absent(reason)
    }
    let file: INIFile
    do throws(INIFile.Flaw) {
      file = try INIFile(content, dialect: .sdk)
    } catch {
      throw .broken(
        CredentialsFault(
          .file, step: Self.name, "\(path) \(error.reason)",
          help: [
            "write sections with `key = value` lines; the aliyun CLI's JSON file is named by "
              + CLIConfiguration.pathVariable
          ]))
    }
    let name = choice.name ?? "default"
    guard let section = file.section(name) else { return try absent("\(path) has no section [\(name)]") }
    let source = SDKSection(section: section, path: path, environment: environment, stsRegion: stsRegion)
    return .found(try await source.provider().credentials().adding(notices: source.notices))
  }

  /// The file: the one that a variable names, else the first of the two names that the SDKs have for it.
  private func file() throws(CredentialsError) -> (path: String, content: [UInt8])? {
    if let written = environment.value(Self.pathVariable) {
      let path = environment.expanded(written)
      return (path, try environment.content(of: path, namedBy: Self.pathVariable, step: Self.name))
    }
    guard let home = environment.home else { return nil }
    for path in ["\(home)/.alibabacloud/credentials", "\(home)/.alibabacloud/credentials.ini"] {
      if let content = try environment.contentIfPresent(of: path, step: Self.name) { return (path, content) }
    }
    return nil
  }

  /// Both files have been looked at now, so a profile that was asked for is in neither.
  private func absent(_ reason: String) throws(CredentialsError) -> StepResult {
    guard let name = choice.name else { return .passedOver(reason) }
    let cli = try knownCLIProfiles()
    throw choice.missing(name, notes: [cli, reason])
  }

  private func knownCLIProfiles() throws(CredentialsError) -> String {
    guard !environment.isTrue(CLIProfileStep.disabledVariable) else {
      return "the aliyun CLI's profiles are not looked at: \(CLIProfileStep.disabledVariable) is true"
    }
    guard let configuration = try CLIConfiguration.read(environment) else {
      return CLIConfiguration.path(environment).map { "\($0) does not exist" } ?? "HOME is not set"
    }
    let names = configuration.names.prefix(20).joined(separator: ", ")
    return names.isEmpty ? "\(configuration.path) holds no profile" : "\(configuration.path) has the profiles \(names)"
  }
}
