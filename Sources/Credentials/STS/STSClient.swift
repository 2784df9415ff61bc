internal import HTTPTransport
internal import OSSSignature

/// Calls of the Security Token Service, version 2015-04-01, over https. A call that fails for the moment is tried three times,
/// each with its own date and nonce.
struct STSClient: Sendable {
  let environment: CredentialsEnvironment
  let endpoint: STSEndpoint
  /// The step of the user's settings that a fault names.
  let step: String

  static let version = "2015-04-01"
  static let timeout = Duration.seconds(15)
  static let tries = 3

  /// A key of a role, with a key that may assume it.
  func assumeRole(
    _ role: AssumeRole, with credentials: SigningCredentials
  ) async throws(CredentialsError) -> (key: IssuedKey, identity: CallerIdentity?) {
    let parameters = role.parameters
    let answer = try await send(.assumeRole(role)) {
      signedRequest("AssumeRole", parameters, credentials: credentials)
    }
    return try issued(answer)
  }

  /// A key of a role, with a token of an identity provider instead of a key. The token travels in the body, so that no proxy's
  /// log has it, and nothing is signed.
  func assumeRole(
    _ role: AssumeRole, provider: String, token: OIDCToken
  ) async throws(CredentialsError) -> (key: IssuedKey, identity: CallerIdentity?) {
    let form = role.parameters + [("OIDCProviderArn", provider), ("OIDCToken", token.text)]
    let answer = try await send(.assumeRoleWithOIDC(role, token)) {
      let query = [
        ("Action", "AssumeRoleWithOIDC"), ("Format", "JSON"),
        ("Timestamp", SigningTime(unixSeconds: environment.now()).internetTimestamp), ("Version", Self.version),
        ("SignatureNonce", environment.nonce()),
      ]
      return HTTPRequest(
        method: .post, url: "\(endpoint.address)/?\(Self.encoded(query))",
        headers: [
          HTTPHeader("Accept", "application/json"), HTTPHeader("Content-Type", "application/x-www-form-urlencoded"),
        ],
        body: Array(Self.encoded(form).utf8), timeout: Self.timeout)
    }
    return try issued(answer)
  }

  /// Whose a key is. It needs no permission.
  func callerIdentity(of credentials: SigningCredentials) async throws(CredentialsError) -> CallerIdentity {
    let answer = try await send(.callerIdentity) {
      signedRequest("GetCallerIdentity", [], credentials: credentials)
    }
    guard let kind = answer.text("IdentityType"), let account = answer.text("AccountId"), let arn = answer.text("Arn")
    else { throw incomplete("does not say whose the key is") }
    return CallerIdentity(kind: kind, accountID: account, arn: arn)
  }

  private func signedRequest(
    _ action: String, _ parameters: [(String, String)], credentials: SigningCredentials
  ) -> HTTPRequest {
    let signable = SignableRequest(
      method: "POST", query: parameters.map { (name: $0, value: $1) },
      headers: [(name: "Host", value: endpoint.host), (name: "Accept", value: "application/json")])
    let headers = SignatureACS3.signedHeaders(
      for: signable, action: action, version: Self.version, credentials: credentials,
      time: SigningTime(unixSeconds: environment.now()), nonce: environment.nonce())
    let query = parameters.isEmpty ? "" : "?\(Self.encoded(parameters))"
    // Host is the transport's own to send.
    return HTTPRequest(
      method: .post, url: "\(endpoint.address)/\(query)",
      headers: headers.filter { $0.0 != "Host" }.map { HTTPHeader($0.0, $0.1) }, timeout: Self.timeout)
  }

  private func issued(
    _ answer: JSONValue
  ) throws(CredentialsError) -> (key: IssuedKey, identity: CallerIdentity?) {
    guard let key = answer["Credentials"].flatMap(IssuedKey.init) else {
      throw incomplete("lacks the key or a part of it")
    }
    return (key, answer["AssumedRoleUser"]?.text("Arn").flatMap(CallerIdentity.init(arn:)))
  }

  private func incomplete(_ flaw: String) -> CredentialsError {
    .unreachable(
      CredentialsFault(
        .serviceFailure, step: step, "the answer of \(endpoint.host) \(flaw)",
        help: ["check what answers for \(endpoint.host), for example a proxy"]))
  }

  static func encoded(_ parameters: [(String, String)]) -> String {
    parameters.map { "\(PercentEncoding.encode($0))=\(PercentEncoding.encode($1))" }.joined(separator: "&")
  }
}

extension AssumeRole {
  /// The parameters of both calls.
  fileprivate var parameters: [(String, String)] {
    var parameters = [
      ("DurationSeconds", String(durationSeconds ?? Self.defaultDurationSeconds)), ("RoleArn", roleARN),
      ("RoleSessionName", sessionName ?? Self.defaultSessionName),
    ]
    if let externalID { parameters.append(("ExternalId", externalID)) }
    if let policy { parameters.append(("Policy", policy)) }
    return parameters
  }
}
