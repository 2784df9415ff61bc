/// One profile of the aliyun CLI as a source of a key.
struct CLIProfile: Sendable {
  let name: String
  let fields: JSONValue
  let configuration: CLIConfiguration
  let environment: CredentialsEnvironment
  /// The STS region of the account, where the configuration has one.
  let stsRegion: String?

  /// How it is reported to the user.
  var step: String { "aliyun profile \(name)" }

  /// The source that the profile's mode stands for.
  ///
  /// - Parameter followers: the names of the profiles that assume roles with this one, to find a loop.
  func provider(followers: [String] = []) throws(CredentialsError) -> any CredentialsProvider {
    guard let written = fields.text("mode") else {
      throw unusable("has no mode", "run `aliyun configure --profile \(name)`")
    }
    guard let mode = CLIProfileMode(rawValue: written) else { throw unknown(written) }
    switch mode {
    case .accessKey, .token: return try accessKey(needsToken: mode == .token)
    case .role: return try AssumedRoleProvider(accessKey(needsToken: false), role(), sts: sts(), name: step)
    case .chainedRole: return try AssumedRoleProvider(source(followers), role(), sts: sts(), name: step)
    case .instanceRole: return instanceRole
    case .instanceThenRole: return try AssumedRoleProvider(instanceRole, role(), sts: sts(), name: step)
    case .oidc: return try oidc()
    case .helper: return try helper()
    case .uri: return try uri()
    case .cloudSSO, .oauth: return try StoredSignIn(self).provider
    case .keyPair, .bearer, .anonymous:
      throw unusable(
        "has the mode \(written), which is not supported",
        "use a profile of another mode: \(CLIProfileMode.used.map(\.rawValue).joined(separator: ", "))")
    }
  }

  /// A field that the profile's mode needs.
  func required(_ field: String) throws(CredentialsError) -> String {
    if let value = fields.text(field) { return value }
    throw unusable("has no \(field)", "run `aliyun configure --profile \(name)`")
  }

  func unusable(_ flaw: String, _ help: String, notes: [String] = []) -> CredentialsError {
    .broken(
      CredentialsFault(
        .profile, step: step, "the profile \(name) of \(configuration.path) \(flaw)", notes: notes, help: [help]))
  }

  private func unknown(_ mode: String) -> CredentialsError {
    let nearest = CLIProfileMode.nearest(to: mode)
    return unusable(
      "has an unknown mode",
      nearest.map { "write \($0.rawValue), with these capitals" }
        ?? "use one of the modes \(CLIProfileMode.used.map(\.rawValue).joined(separator: ", "))")
  }

  private func accessKey(needsToken: Bool) throws(CredentialsError) -> AccessKeyProvider {
    AccessKeyProvider(
      try AccessKeyFields(
        id: ("access_key_id", fields.text("access_key_id")),
        secret: ("access_key_secret", fields.text("access_key_secret")),
        token: ("sts_token", fields.text("sts_token"))
      ).credentials(.profile, step: step, needsToken: needsToken),
      origin: step)
  }

  private func source(_ followers: [String]) throws(CredentialsError) -> any CredentialsProvider {
    let source = try required("source_profile")
    let chain = followers + [name]
    guard !chain.contains(source) else {
      throw unusable(
        "takes its key from a profile that takes its own from it",
        "let one of them be a profile with a key of its own", notes: [(chain + [source]).joined(separator: " -> ")])
    }
    guard let fields = configuration.profile(source) else {
      throw unusable("has the source_profile \(source), which is not there", "correct source_profile")
    }
    return try CLIProfile(
      name: source, fields: fields, configuration: configuration, environment: environment, stsRegion: stsRegion
    ).provider(followers: chain)
  }

  private func role(duration: Bool = true) throws(CredentialsError) -> AssumeRole {
    let seconds = fields.number("expired_seconds").flatMap { Int(exactly: $0) } ?? 0
    return AssumeRole(
      roleARN: try required("ram_role_arn"), sessionName: fields.text("ram_session_name"),
      durationSeconds: duration && seconds != 0 ? seconds : nil, externalID: fields.text("external_id"),
      policy: fields.text("policy"))
  }

  private func sts() throws(CredentialsError) -> STSClient {
    let wish = STSEndpoint.Wish(
      endpoint: fields.text("sts_endpoint"), region: fields.text("sts_region"),
      isInsideVPC: fields["enable_vpc"] == .bool(true))
    return STSClient(
      environment: environment,
      endpoint: try STSEndpoint.resolved(environment, account: stsRegion, profile: wish, step: step), step: step)
  }

  private var instanceRole: MetadataProvider {
    MetadataProvider(
      service: MetadataService(environment: environment, step: step), roleName: fields.text("ram_role_name"),
      name: "\(step) -> ECS instance role")
  }

  private func oidc() throws(CredentialsError) -> OIDCRoleProvider {
    let path = environment.expanded(try required("oidc_token_file"))
    return try OIDCRoleProvider(
      role(duration: false), providerARN: required("oidc_provider_arn"),
      token: .file(path: path, setting: "oidc_token_file"), sts: sts(), name: step)
  }

  private func helper() throws(CredentialsError) -> HelperProvider {
    guard let words = commandLineWords(try required("process_command")) else {
      throw unusable("has a process_command with a quote that does not end", "correct the command")
    }
    return try HelperProvider(HelperCommand(arguments: words), .cliProfile, environment, step: step)
  }

  private func uri() throws(CredentialsError) -> CredentialsURIProvider {
    try HelperProvider.checkAllowed(environment, step: step)
    let variable = CredentialsURIProvider.variable
    guard let uri = fields.text("credentials_uri") ?? environment.value(variable) else {
      throw unusable("has no credentials_uri", "write it there, or set \(variable)")
    }
    return try CredentialsURIProvider(uri, namedBy: "credentials_uri", environment, step: step, origin: step)
  }
}
