internal import HTTPTransport

/// A key from a credentials URI: a service, mostly on this machine, that hands out temporary keys as JSON.
struct CredentialsURIProvider: CredentialsProvider {
  let environment: CredentialsEnvironment
  let url: CredentialsURL
  let step: String
  let origin: String

  static let variable = "ALIBABA_CLOUD_CREDENTIALS_URI"

  /// - Parameters:
  ///   - uri: the address, as the setting has it.
  ///   - setting: what names it.
  init(
    _ uri: String, namedBy setting: String, _ environment: CredentialsEnvironment, step: String, origin: String
  ) throws(CredentialsError) {
    guard let url = CredentialsURL(uri) else {
      throw .broken(
        CredentialsFault(
          .uri, step: step, "\(setting) is neither an https address nor http to an address of this machine",
          notes: ["keys that travel over plain http can be read on their way"],
          help: ["write https://, or http:// with a literal address as in http://127.0.0.1:8080/"]))
    }
    self.environment = environment
    self.url = url
    self.step = step
    self.origin = origin
  }

  func credentials() async throws(CredentialsError) -> SessionCredentials {
    let request = HTTPRequest(method: .get, url: url.url, timeout: .seconds(10))
    let response = try await url.answer(to: request, environment, what: "the credentials URI", step: step)
    guard response.status == 200 else { throw broken("answered \(response.status)") }
    let json: JSONValue
    do throws(JSONFlaw) {
      json = try JSONValue(response.body)
    } catch {
      throw broken("gave an answer that \(error.reason)")
    }
    guard json["Code"] == nil || json["Code"] == .text("Success") else { throw broken("did not answer with Success") }
    guard let key = IssuedKey(json) else { throw broken("gave an answer without a whole temporary key") }
    return SessionCredentials(signing: key.signing, expiration: key.expiration, origin: origin, isRenewable: true)
  }

  private func broken(_ flaw: String) -> CredentialsError {
    .broken(
      CredentialsFault(
        .uri, step: step, "the credentials URI \(flaw)",
        help: ["let it answer 200 with AccessKeyId, AccessKeySecret, SecurityToken and Expiration as JSON"]))
  }
}
