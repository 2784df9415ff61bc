internal import OSSSignature

/// A key that a helper program prints. Its output is never shown.
struct HelperProvider: CredentialsProvider {
  /// How the program spells a key.
  enum Format: Sendable {
    /// As a profile of the aliyun CLI: `mode`, `access_key_id`, `access_key_secret`, `sts_token`, `expiration`.
    case cliProfile
    /// As STS does: `AccessKeyId`, `AccessKeySecret`, `SecurityToken`, `Expiration`.
    case sts
  }

  let environment: CredentialsEnvironment
  let command: HelperCommand
  let format: Format
  let step: String

  static let disabledVariable = "ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS"

  /// - Throws: `.broken` where the environment forbids helper programs.
  init(
    _ command: HelperCommand, _ format: Format, _ environment: CredentialsEnvironment, step: String
  ) throws(CredentialsError) {
    try Self.checkAllowed(environment, step: step)
    self.command = command
    self.format = format
    self.environment = environment
    self.step = step
  }

  /// A setting of the aliyun CLI, which spells true as `1` too, and forbids credentials URIs of profiles with it.
  static func checkAllowed(_ environment: CredentialsEnvironment, step: String) throws(CredentialsError) {
    guard environment.isTrue(disabledVariable) || environment.value(disabledVariable) == "1" else { return }
    throw .broken(
      CredentialsFault(
        .helper, step: step, "\(disabledVariable) forbids what the profile asks for",
        help: ["use a profile of another mode, or unset the variable"]))
  }

  func credentials() async throws(CredentialsError) -> SessionCredentials {
    let output: [UInt8]
    do throws(HelperFailure) {
      output = try await environment.runHelper(command)
    } catch {
      if error == .cancelled { throw .cancelled }
      throw broken(error.words(command))
    }
    let json: JSONValue
    do throws(JSONFlaw) {
      json = try JSONValue(output)
    } catch {
      throw broken("printed what \(error.reason)")
    }
    let (fields, expiration) = try fields(json)
    let signing = try fields.credentials(.helper, step: step, needsToken: json.text("mode") == "StsToken")
    return SessionCredentials(
      signing: signing, expiration: expiration, origin: step, isRenewable: expiration != nil)
  }

  private func fields(_ json: JSONValue) throws(CredentialsError) -> (AccessKeyFields, Int64?) {
    let names: (id: String, secret: String, token: String, expiration: String)
    switch format {
    case .cliProfile:
      names = ("access_key_id", "access_key_secret", "sts_token", "expiration")
      guard ["AK", "StsToken"].contains(json.text("mode") ?? "") else {
        throw broken("printed a profile whose mode is neither AK nor StsToken")
      }
    case .sts: names = ("AccessKeyId", "AccessKeySecret", "SecurityToken", "Expiration")
    }
    let written = json.text(names.expiration)
    let expiration = written.flatMap(expirationSeconds)
    guard written == nil || expiration != nil else {
      throw broken("printed an expiration that is not like 2026-01-02T04:04:05Z")
    }
    let fields = AccessKeyFields(
      id: (names.id, json.text(names.id)), secret: (names.secret, json.text(names.secret)),
      token: (names.token, json.text(names.token)))
    return (fields, expiration)
  }

  private func broken(_ flaw: String) -> CredentialsError {
    .broken(
      CredentialsFault(
        .helper, step: step, "the helper program \(flaw)",
        help: ["run the program by hand as this user, and let it print one JSON object with the key"]))
  }
}

extension HelperFailure {
  /// The end of a sentence that begins with the program.
  fileprivate func words(_ command: HelperCommand) -> String {
    switch self {
    case .notStarted(let reason): "could not be started: \(reason)"
    case .status(let status): "ended with status \(status)"
    case .signal(let signal): "was ended by signal \(signal)"
    case .timeout: "was killed: it did not end within \(command.timeout.components.seconds) s"
    case .tooMuchOutput: "printed more than \(command.maximumBytes >> 10) KiB"
    case .cancelled: "was stopped"
    }
  }
}
