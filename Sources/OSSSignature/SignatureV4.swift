/// Signing with version 4, `OSS4-HMAC-SHA256`.
package enum SignatureV4 {
  /// The name with which an Authorization header of version 4 begins.
  package static let algorithm = "OSS4-HMAC-SHA256"

  /// The checksum that says that the body is not signed; the only one that OSS takes.
  package static let unsignedPayload = "UNSIGNED-PAYLOAD"

  /// All header fields to send with a request: its own, the ones that date it, and Authorization.
  ///
  /// The signer sets `x-oss-date`, `Date`, `x-oss-content-sha256`, `x-oss-security-token` and `Authorization` itself and
  /// drops what the request has under these names. `region` is the identifier without `oss-`. `additionalHeaders` are
  /// names of header fields to sign beside the default ones.
  package static func signedHeaders(
    for request: SignableRequest, credentials: SigningCredentials, region: String, time: SigningTime,
    additionalHeaders: [String] = []
  ) -> [(String, String)] {
    let key = SigningKeyV4(
      secret: credentials.accessKeySecret, scope: CredentialScopeV4(day: time.day, region: region))
    return signedHeaders(
      for: request, credentials: credentials, key: key, time: time, additionalHeaders: additionalHeaders)
  }

  /// The same with a key that the caller keeps; the key's day must be the time's.
  package static func signedHeaders(
    for request: SignableRequest, credentials: SigningCredentials, key: SigningKeyV4, time: SigningTime,
    additionalHeaders: [String] = []
  ) -> [(String, String)] {
    let dated = datedRequest(request, credentials: credentials, time: time)
    let canonical = CanonicalRequestV4(dated, additionalHeaders: additionalHeaders)
    let signature = key.signature(of: canonical.stringToSign(timestamp: time.timestamp, scope: key.scope))
    let additional =
      canonical.additionalHeaders.isEmpty
      ? "" : ",AdditionalHeaders=\(canonical.additionalHeaders.joined(separator: ";"))"
    let credential = "\(credentials.accessKeyID)/\(key.scope)"
    let authorization = "\(algorithm) Credential=\(credential)\(additional),Signature=\(signature)"
    return dated.headers.map { ($0.name, $0.value) } + [("Authorization", authorization)]
  }

  /// The canonical form that ``signedHeaders(for:credentials:region:time:additionalHeaders:)`` signs.
  package static func canonicalRequest(
    for request: SignableRequest, credentials: SigningCredentials, time: SigningTime, additionalHeaders: [String] = []
  ) -> CanonicalRequestV4 {
    CanonicalRequestV4(
      datedRequest(request, credentials: credentials, time: time), additionalHeaders: additionalHeaders)
  }

  /// What ``signedHeaders(for:credentials:region:time:additionalHeaders:)`` computes the signature of.
  package static func stringToSign(
    for request: SignableRequest, credentials: SigningCredentials, region: String, time: SigningTime,
    additionalHeaders: [String] = []
  ) -> String {
    canonicalRequest(for: request, credentials: credentials, time: time, additionalHeaders: additionalHeaders)
      .stringToSign(timestamp: time.timestamp, scope: CredentialScopeV4(day: time.day, region: region))
  }

  private static let ownHeaders: Set = [
    "x-oss-date", "date", "x-oss-content-sha256", "x-oss-security-token", "authorization",
  ]

  private static func datedRequest(
    _ request: SignableRequest, credentials: SigningCredentials, time: SigningTime
  ) -> SignableRequest {
    var dated = request
    dated.headers.removeAll { ownHeaders.contains($0.name.lowercased()) }
    dated.headers.append((name: "x-oss-date", value: time.timestamp))
    dated.headers.append((name: "Date", value: time.httpDate))
    dated.headers.append((name: "x-oss-content-sha256", value: unsignedPayload))
    if let token = credentials.securityToken {
      dated.headers.append((name: "x-oss-security-token", value: token))
    }
    return dated
  }
}
