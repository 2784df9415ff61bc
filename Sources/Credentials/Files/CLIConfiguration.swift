/// The configuration file of the aliyun CLI, `~/.aliyun/config.json`. It is only ever read.
struct CLIConfiguration: Sendable {
  let path: String
  /// The profile that is used when none is asked for.
  let current: String?
  private let profiles: [JSONValue]

  private static let step = "aliyun CLI profile"
  static let pathVariable = "ALIBABA_CLOUD_CONFIG_FILE"

  /// Where the file is looked for; nil without a home folder and a variable.
  static func path(_ environment: CredentialsEnvironment) -> String? {
    environment.value(pathVariable).map { environment.expanded($0) }
      ?? environment.home.map { $0 + "/.aliyun/config.json" }
  }

  /// Reads the file; nil where the default one does not exist.
  static func read(_ environment: CredentialsEnvironment) throws(CredentialsError) -> CLIConfiguration? {
    guard let path = path(environment) else { return nil }
    if environment.value(pathVariable) != nil {
      return try CLIConfiguration(path, try environment.content(of: path, namedBy: pathVariable, step: step))
    }
    guard let content = try environment.contentIfPresent(of: path, step: step) else { return nil }
    return try CLIConfiguration(path, content)
  }

  private init(_ path: String, _ content: [UInt8]) throws(CredentialsError) {
    let json: JSONValue
    do throws(JSONFlaw) {
      json = try JSONValue(content)
    } catch {
      throw Self.unreadable(path, error.reason)
    }
    guard case .array(let profiles)? = json["profiles"] else { throw Self.unreadable(path, "has no list of profiles") }
    self.path = path
    self.profiles = profiles
    current = json.text("current")
  }

  /// The names of all profiles, in the order of the file.
  var names: [String] { profiles.compactMap { $0.text("name") } }

  func profile(_ name: String) -> JSONValue? { profiles.first { $0.text("name") == name } }

  private static func unreadable(_ path: String, _ flaw: String) -> CredentialsError {
    .broken(
      CredentialsFault(
        .file, step: step, "\(path) \(flaw)",
        help: ["let `aliyun configure` write the file, or unset \(pathVariable) if it names another kind of file"]))
  }
}
