internal import Crypto

/// Signing with `ACS3-HMAC-SHA256`, version 3 of the signatures of Alibaba Cloud's other services. STS takes it.
///
/// The source of its rules is the page "V3 request structure and signature" of Alibaba Cloud's API documentation.
package enum SignatureACS3 {
  /// The name with which an Authorization header of this version begins.
  package static let algorithm = "ACS3-HMAC-SHA256"

  /// All header fields to send with a call of an API: its own, the ones that name and date it, and Authorization.
  ///
  /// The signer sets `x-acs-action`, `x-acs-version`, `x-acs-date`, `x-acs-signature-nonce`, `x-acs-content-sha256`,
  /// `x-acs-security-token` and `Authorization` itself and drops what the request has under these names. Host, Content-Type
  /// and everything that begins with `x-acs-` is signed, so Host must be among the request's fields.
  ///
  /// - Parameters:
  ///   - action: The call, for example `AssumeRole`.
  ///   - version: The version of the API, for example `2015-04-01`.
  ///   - nonce: A text that was never sent before; each try takes a new one.
  package static func signedHeaders(
    for request: SignableRequest, action: String, version: String, body: [UInt8] = [],
    credentials: SigningCredentials, time: SigningTime, nonce: String
  ) -> [(String, String)] {
    let payloadHash = CanonicalRequestACS3.payloadHash(of: body)
    var sent = request
    sent.headers.removeAll { field in ownHeaders.contains { field.name.isHeaderName($0) } }
    sent.headers += [
      (name: "x-acs-action", value: action), (name: "x-acs-version", value: version),
      (name: "x-acs-date", value: time.internetTimestamp), (name: "x-acs-signature-nonce", value: nonce),
      (name: "x-acs-content-sha256", value: payloadHash),
    ]
    if let token = credentials.securityToken {
      sent.headers.append((name: "x-acs-security-token", value: token))
    }
    let signed = sent.headers.map(\.name).filter(isSigned)
    let canonical = CanonicalRequestACS3(sent, signedHeaders: signed, payloadHash: payloadHash)
    let signature = signature(of: canonical, secret: credentials.accessKeySecret)
    let authorization =
      "\(algorithm) Credential=\(credentials.accessKeyID),"
      + "SignedHeaders=\(canonical.signedHeaders.joined(separator: ";")),Signature=\(signature)"
    return sent.headers.map { ($0.name, $0.value) } + [("Authorization", authorization)]
  }

  /// The signature of a canonical request in lower-case hexadecimal digits. The secret is the key as it is.
  package static func signature(of canonical: CanonicalRequestACS3, secret: AccessKeySecret) -> String {
    let code = HMAC<SHA256>.authenticationCode(
      for: Array(canonical.stringToSign.utf8), using: SymmetricKey(data: secret.bytes))
    var digits: [UInt8] = []
    code.withUnsafeBytes { digits.append(hexadecimalOf: $0) }
    return String(decoding: digits, as: UTF8.self)
  }

  /// Whether a header field must be signed wherever it is sent.
  static func isSigned(_ name: String) -> Bool {
    name.isHeaderName("host") || name.isHeaderName("content-type") || name.hasHeaderPrefix("x-acs-")
  }

  private static let ownHeaders = [
    "x-acs-action", "x-acs-version", "x-acs-date", "x-acs-signature-nonce", "x-acs-content-sha256",
    "x-acs-security-token", "authorization",
  ]
}
