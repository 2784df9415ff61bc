internal import HTTPTransport
internal import OSSSignature

/// Where an OIDC token comes from.
enum OIDCTokenSource: Sendable {
  /// A file, by the setting that names it. Kubernetes keeps it fresh.
  case file(path: String, setting: String)
  /// The variable `ALIBABA_CLOUD_OIDC_TOKEN`, as GitLab's jobs set it. It can be used until it expires.
  case variable(String)
  /// The service that GitHub's runners name in two variables.
  case gitHub(url: String, requestToken: String)

  static let variableName = "ALIBABA_CLOUD_OIDC_TOKEN"
  static let gitHubURL = "ACTIONS_ID_TOKEN_REQUEST_URL"
  static let gitHubToken = "ACTIONS_ID_TOKEN_REQUEST_TOKEN"
  /// The audience that Alibaba Cloud's documentation asks for.
  static let audience = "sts.aliyuncs.com"

  /// Whether asking again can give another token.
  var isRenewable: Bool {
    if case .variable = self { return false }
    return true
  }

  /// The token as it is now.
  func token(_ environment: CredentialsEnvironment, step: String) async throws(CredentialsError) -> OIDCToken {
    switch self {
    case .file(let path, let setting):
      let content = try environment.content(of: path, namedBy: setting, step: step)
      return try OIDCToken(String(decoding: content, as: UTF8.self), from: path, step: step)
    case .variable(let text): return try OIDCToken(text, from: Self.variableName, step: step)
    case .gitHub(let url, let requestToken):
      return try await Self.gitHubToken(url, requestToken, environment, step: step)
    }
  }

  private static func gitHubToken(
    _ url: String, _ requestToken: String, _ environment: CredentialsEnvironment, step: String
  ) async throws(CredentialsError) -> OIDCToken {
    guard let service = CredentialsURL(url) else {
      throw .broken(
        CredentialsFault(
          .oidcToken, step: step, "\(gitHubURL) is not an https address",
          help: ["leave the variables of GitHub's runner as they are"]))
    }
    let separator = url.contains("?") ? "&" : "?"
    let request = HTTPRequest(
      method: .get, url: "\(url)\(separator)audience=\(PercentEncoding.encode(audience))",
      headers: [HTTPHeader("Authorization", "Bearer \(requestToken)"), HTTPHeader("Accept", "application/json")],
      timeout: .seconds(15))
    let what = "GitHub's service for OIDC tokens"
    let response = try await service.answer(to: request, environment, what: what, step: step)
    guard response.status == 200 else {
      throw .broken(
        CredentialsFault(
          .oidcToken, step: step, "\(what) answered \(response.status)",
          help: ["give the job `permissions: id-token: write`; a pull request from a fork gets no token"]))
    }
    // What the answer is, if not JSON, must not be shown.
    guard let json = try? JSONValue(response.body), let token = json.text("value") else {
      throw .unreachable(
        CredentialsFault(
          .serviceFailure, step: step, "the answer of \(what) holds no token", help: ["run the job again"]))
    }
    return try OIDCToken(token, from: "the answer of \(what)", step: step)
  }
}
