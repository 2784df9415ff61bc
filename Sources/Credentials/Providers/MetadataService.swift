internal import HTTPTransport

/// The requests of an ECS instance's metadata service. They never go through a proxy, which would see the keys.
struct MetadataService: Sendable {
  let environment: CredentialsEnvironment
  let step: String

  /// How the service lets itself be read.
  enum Access: Sendable {
    /// By a token that was fetched before, version 2.
    case token(String)
    /// By anybody on the machine, version 1.
    case open
  }

  enum Reach: Sendable {
    case granted(Access)
    /// This machine has no such service, or none that may be used, for a reason.
    case none(String)
  }

  private static let timeout = Duration.seconds(2)
  private static let roles = "/latest/meta-data/ram/security-credentials/"
  private static let openDisabledVariable = "ALIBABA_CLOUD_IMDSV1_DISABLED"

  /// Fetches a token. Version 1 is used only when the service answered and has no version 2; a service that is not there is not
  /// asked twice.
  func access() async throws(CredentialsError) -> Reach {
    let request = HTTPRequest(
      method: .put, url: "\(environment.metadataAddress)/latest/api/token",
      headers: [HTTPHeader("X-aliyun-ecs-metadata-token-ttl-seconds", "21600")], timeout: Self.timeout)
    let response: HTTPResponse
    do throws(HTTPFailure) {
      response = try await environment.directTransport.send(request)
    } catch {
      if error.kind == .cancelled { throw .cancelled }
      return .none("the metadata service does not answer; this is no ECS instance, or the service is blocked")
    }
    let token = String(decoding: response.body, as: UTF8.self).trimmed
    if response.status == 200, Self.isPlain(token, limit: 1024) { return .granted(.token(String(token))) }
    guard !environment.isTrue(Self.openDisabledVariable) else {
      return .none("the metadata service gives no token, and \(Self.openDisabledVariable) is true")
    }
    return .granted(.open)
  }

  /// The name of the instance's role; nil when it has none.
  func roleName(_ access: Access) async throws(CredentialsError) -> String? {
    let response = try await get(Self.roles, access)
    if response.status == 404 { return nil }
    guard response.status == 200 else { throw broken("the metadata service answered \(response.status)") }
    let name = String(decoding: response.body, as: UTF8.self).trimmed
    guard Self.isRoleName(name) else { throw broken("the metadata service gave no name of a role") }
    return String(name)
  }

  /// A key of the instance's role.
  func key(of role: String, _ access: Access) async throws(CredentialsError) -> IssuedKey {
    guard Self.isRoleName(role[...]) else { throw broken("the name of the instance's role is not one") }
    let response = try await get(Self.roles + role, access)
    guard response.status == 200 else {
      throw broken("the metadata service answered \(response.status) for the role \(role)")
    }
    // What the answer is, if not JSON, must not be shown.
    guard let json = try? JSONValue(response.body) else {
      throw broken("the metadata service gave an answer that is not JSON")
    }
    guard json.text("Code") == "Success", let key = IssuedKey(json) else {
      throw broken("the metadata service gave no key for the role \(role)")
    }
    return key
  }

  func broken(_ reason: String) -> CredentialsError {
    .broken(
      CredentialsFault(
        .metadata, step: step, reason,
        help: ["check in the ECS console which RAM role the instance has, and what the settings name"]))
  }

  private func get(_ path: String, _ access: Access) async throws(CredentialsError) -> HTTPResponse {
    let headers: [HTTPHeader] =
      switch access {
      case .token(let token): [HTTPHeader("X-aliyun-ecs-metadata-token", token)]
      case .open: []
      }
    let request = HTTPRequest(
      method: .get, url: environment.metadataAddress + path, headers: headers, timeout: Self.timeout)
    do throws(HTTPFailure) {
      return try await environment.directTransport.send(request)
    } catch {
      if error.kind == .cancelled { throw .cancelled }
      throw .unreachable(
        CredentialsFault(
          .serviceFailure, step: step, "the metadata service does not answer any more",
          help: ["run the command again"]))
    }
  }

  private static func isRoleName(_ text: Substring) -> Bool { isPlain(text, limit: 64) && !text.contains("/") }

  /// Whether a text can stand in a header.
  private static func isPlain(_ text: Substring, limit: Int) -> Bool {
    (1...limit).contains(text.utf8.count)
      && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"?#%<>\"".utf8.contains($0) }
  }
}
