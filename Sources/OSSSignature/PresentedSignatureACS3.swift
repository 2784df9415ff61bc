/// A signature of ``SignatureACS3`` as a request carries it in its Authorization header.
package struct PresentedSignatureACS3: Hashable, Sendable {
  package let accessKeyID: String
  /// The names of the signed header fields, as the request lists them.
  package let signedHeaders: [String]
  /// The signature in hexadecimal digits.
  package let signature: String

  /// Whether a value of Authorization claims to be of this version.
  package static func isACS3(authorization: String) -> Bool {
    authorization == SignatureACS3.algorithm || authorization.hasPrefix(SignatureACS3.algorithm + " ")
  }

  /// Reads the Authorization header.
  package init(headersOf request: SignableRequest) throws(SignatureFormatError) {
    guard let authorization = request.header("authorization"), Self.isACS3(authorization: authorization) else {
      throw SignatureFormatError(.authorization)
    }
    var (credential, signed, signature): (String?, String?, String?)
    for field in authorization.dropFirst(SignatureACS3.algorithm.count).split(separator: ",") {
      let trimmed = field.drop { $0 == " " }
      guard let equals = trimmed.firstIndex(of: "=") else { throw SignatureFormatError(.authorization) }
      let value = String(trimmed[trimmed.index(after: equals)...])
      switch trimmed[..<equals] {
      case "Credential": credential = value
      case "SignedHeaders": signed = value
      case "Signature": signature = value
      default: throw SignatureFormatError(.authorization)
      }
    }
    guard let credential, !credential.isEmpty, let signed, let signature else {
      throw SignatureFormatError(.authorization)
    }
    accessKeyID = credential
    signedHeaders = signed.split(separator: ";").map(String.init)
    self.signature = signature
  }

  /// The canonical form of the request as this signature covers it.
  package func canonicalRequest(for request: SignableRequest, body: [UInt8]) -> CanonicalRequestACS3 {
    CanonicalRequestACS3(
      request, signedHeaders: signedHeaders, payloadHash: CanonicalRequestACS3.payloadHash(of: body))
  }

  /// Whether the signature is that of the request and its body under a secret, compared in constant time, and covers every
  /// header field that has to be signed.
  package func isValid(for request: SignableRequest, body: [UInt8], secret: AccessKeySecret) -> Bool {
    let canonical = canonicalRequest(for: request, body: body)
    let mustBeSigned = request.headers.map(\.name).filter(SignatureACS3.isSigned)
    guard mustBeSigned.allSatisfy({ canonical.signedHeaders.contains($0.lowercased()) }) else { return false }
    return isEqualInConstantTime(SignatureACS3.signature(of: canonical, secret: secret).utf8, signature.utf8)
  }
}
