/// A profile of the aliyun CLI as a step of the chain.
struct CLIProfileStep: Sendable {
  let environment: CredentialsEnvironment
  let choice: ProfileChoice
  let stsRegion: String?

  static let disabledVariable = "ALIBABA_CLOUD_CLI_PROFILE_DISABLED"

  var step: ChainStep {
    ChainStep(name: "aliyun CLI profile") { () async throws(CredentialsError) in try await look() }
  }

  private func look() async throws(CredentialsError) -> StepResult {
    guard !environment.isTrue(Self.disabledVariable) else { return .passedOver("\(Self.disabledVariable) is true") }
    let notices = ProfileChoice.notices(environment)
    guard let configuration = try CLIConfiguration.read(environment) else {
      let path = CLIConfiguration.path(environment)
      return .passedOver(path.map { "\($0) does not exist" } ?? "HOME is not set", notices)
    }
    guard let name = choice.name ?? configuration.current else {
      guard configuration.names.isEmpty else { throw dangling(configuration, "names no current profile") }
      return .passedOver("\(configuration.path) holds no profile", notices)
    }
    guard let fields = configuration.profile(name) else {
      // A profile that was asked for may be in the SDKs' file, which is the next step.
      guard choice.name == nil else { return .passedOver("\(configuration.path) has no profile \(name)", notices) }
      throw dangling(configuration, "names the current profile \(name), which is not there")
    }
    if choice.name == nil, fields.text("mode") == nil {
      // This is what the CLI leaves before it is configured.
      return .passedOver("the profile \(name) of \(configuration.path) is not configured yet", notices)
    }
    let profile = CLIProfile(
      name: name, fields: fields, configuration: configuration, environment: environment, stsRegion: stsRegion)
    return .found(try await profile.provider().credentials().adding(notices: notices))
  }

  private func dangling(_ configuration: CLIConfiguration, _ flaw: String) -> CredentialsError {
    .broken(
      CredentialsFault(
        .profileMissing, step: "aliyun CLI profile", "\(configuration.path) \(flaw)",
        notes: ["it has the profiles \(configuration.names.prefix(20).joined(separator: ", "))"],
        help: ["set \(ProfileChoice.variable), or run `aliyun configure switch --profile NAME`"]))
  }
}
