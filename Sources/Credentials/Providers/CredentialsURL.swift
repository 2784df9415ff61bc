internal import HTTPTransport

/// An address from which credentials or tokens may be fetched: over https, or from this machine itself. No text shows more of it
/// than its host, because its query can hold a secret.
struct CredentialsURL: Sendable {
  let url: String
  /// Whether it is this machine, by a literal address; no proxy is used for it.
  let isLoopback: Bool

  /// - Returns: nil for plain http to another machine, and for what is no address.
  init?(_ url: String) {
    let lowerCase = url.lowercased()
    let isPlain = lowerCase.hasPrefix("http://")
    guard isPlain || lowerCase.hasPrefix("https://") else { return nil }
    let authority = lowerCase.dropFirst(isPlain ? 7 : 8).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard !authority.isEmpty, !authority.contains("@"), !authority.contains("\\") else { return nil }
    isLoopback = Self.isLoopback(authority)
    guard !isPlain || isLoopback else { return nil }
    self.url = url
  }

  /// The answer to a request, whatever its status is, except for one that says that the service fails.
  ///
  /// - Throws: `.unreachable` where none came, or one with a status from 500 on.
  func answer(
    to request: HTTPRequest, _ environment: CredentialsEnvironment, what: String, step: String
  ) async throws(CredentialsError) -> HTTPResponse {
    let transport = isLoopback ? environment.directTransport : environment.transport
    let response: HTTPResponse
    do throws(HTTPFailure) {
      response = try await transport.send(request)
    } catch {
      if error.kind == .cancelled { throw .cancelled }
      throw .unreachable(
        CredentialsFault(
          .serviceFailure, step: step, "\(what) could not be reached: \(error.message)",
          help: ["check that it runs, and the network to it"]))
    }
    guard response.status < 500 else {
      throw .unreachable(
        CredentialsFault(
          .serviceFailure, step: step, "\(what) answered \(response.status)", help: ["run the command again later"]))
    }
    return response
  }

  private static func isLoopback(_ authority: Substring) -> Bool {
    if authority.hasPrefix("[::1]") { return authority.dropFirst(5).isEmpty || authority.dropFirst(5).hasPrefix(":") }
    let parts = authority.prefix { $0 != ":" }.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
