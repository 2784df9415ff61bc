/// A version 1 signature as a request carries it in its Authorization header.
package struct PresentedSignatureV1: Hashable, Sendable {
  package let accessKeyID: String
  /// The signature in base 64.
  package let signature: String

  /// Whether a value of Authorization claims to be of version 1.
  package static func isVersion1(authorization: String) -> Bool {
    authorization.hasPrefix("OSS ")
  }

  /// Reads the Authorization header.
  package init(headersOf request: SignableRequest) throws(SignatureFormatError) {
    guard let authorization = request.header("authorization"), Self.isVersion1(authorization: authorization) else {
      throw SignatureFormatError(.authorization)
    }
    let parts = authorization.dropFirst(4).split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { throw SignatureFormatError(.authorization) }
    accessKeyID = String(parts[0])
    signature = String(parts[1])
  }

  /// Whether the signature is that of the request under a secret, compared in constant time.
  package func isValid(for request: SignableRequest, secret: AccessKeySecret) -> Bool {
    isEqualInConstantTime(SignatureV1.signature(for: request, secret: secret).utf8, signature.utf8)
  }
}
