/// A version 4 signature as a request carries it, in its Authorization header or in its query.
package struct PresentedSignatureV4: Hashable, Sendable {
  package let accessKeyID: String
  package let scope: CredentialScopeV4
  /// When it was signed, as the request spells it. Whether that is a time is the reader's to check.
  package let timestamp: String
  /// The names of the signed header fields outside the default set.
  package let additionalHeaders: [String]
  /// The signature in hexadecimal digits.
  package let signature: String
  /// How many seconds a signed URL is valid, as the request spells it; nil for a signature in a header.
  package let expires: String?

  /// Whether a value of Authorization claims to be of version 4.
  package static func isVersion4(authorization: String) -> Bool {
    authorization == SignatureV4.algorithm || authorization.hasPrefix(SignatureV4.algorithm + " ")
  }

  /// Reads the Authorization header and `x-oss-date`, or `Date` where that is missing.
  package init(headersOf request: SignableRequest) throws(SignatureFormatError) {
    guard let authorization = request.header("authorization"), Self.isVersion4(authorization: authorization) else {
      throw SignatureFormatError(.authorization)
    }
    var (credential, signature, additional): (Substring?, Substring?, Substring?)
    for field in authorization.utf8.dropFirst(SignatureV4.algorithm.utf8.count).split(separator: UInt8(ascii: ",")) {
      let trimmed = field.drop { $0 == UInt8(ascii: " ") }
      guard let equals = trimmed.firstIndex(of: UInt8(ascii: "=")) else { throw SignatureFormatError(.authorization) }
      let value = Substring(trimmed[trimmed.index(after: equals)...])
      switch Substring(trimmed[..<equals]) {
      case "Credential": credential = value
      case "Signature": signature = value
      case "AdditionalHeaders": additional = value
      default: throw SignatureFormatError(.authorization)
      }
    }
    guard let credential, let signature else { throw SignatureFormatError(.authorization) }
    (accessKeyID, scope) = try Self.credential(credential.utf8)
    timestamp = request.header("x-oss-date") ?? request.header("date") ?? ""
    additionalHeaders = (additional ?? "").split(separator: ";").map(String.init)
    self.signature = String(signature)
    expires = nil
  }

  /// Reads the query parameters of a signed URL.
  package init(queryOf request: SignableRequest) throws(SignatureFormatError) {
    func required(_ name: String) throws(SignatureFormatError) -> String {
      guard let value = request.parameter(name), !value.isEmpty else { throw SignatureFormatError(.parameter(name)) }
      return value
    }
    guard try required("x-oss-signature-version") == SignatureV4.algorithm else {
      throw SignatureFormatError(.parameter("x-oss-signature-version"))
    }
    (accessKeyID, scope) = try Self.credential(required("x-oss-credential").utf8[...])
    timestamp = try required("x-oss-date")
    expires = try required("x-oss-expires")
    signature = try required(Self.signatureParameter)
    additionalHeaders =
      (request.parameter("x-oss-additional-headers") ?? "").split(separator: ";").map(String.init)
  }

  /// The canonical form of the request as this signature covers it: a signed URL without its signature.
  package func canonicalRequest(for request: SignableRequest) -> CanonicalRequestV4 {
    var signed = request
    if expires != nil { signed.query.removeAll { $0.name == Self.signatureParameter } }
    return CanonicalRequestV4(signed, additionalHeaders: additionalHeaders)
  }

  /// What the signature must be of.
  package func stringToSign(for request: SignableRequest) -> String {
    canonicalRequest(for: request).stringToSign(timestamp: timestamp, scope: scope)
  }

  /// Whether the signature is that of the request under a key, compared in constant time. The key must be of
  /// ``scope``.
  package func isValid(for request: SignableRequest, key: SigningKeyV4) -> Bool {
    let signed = canonicalRequest(for: request).bytesToSign(timestamp: timestamp, scope: scope)
    return isEqualInConstantTime(key.signature(of: signed), signature.utf8)
  }

  private static let signatureParameter = "x-oss-signature"

  private static func credential(
    _ text: Substring.UTF8View
  ) throws(SignatureFormatError) -> (String, CredentialScopeV4) {
    let parts = text.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count == 5, parts.allSatisfy({ !$0.isEmpty }),
      parts[4].elementsEqual(CredentialScopeV4.terminator.utf8)
    else { throw SignatureFormatError(.credential) }
    func part(_ index: Int) -> String { String(Substring(parts[index])) }
    return (part(0), CredentialScopeV4(day: part(1), region: part(2), product: part(3)))
  }
}
