/// A signature of ``SignatureRPC`` as a request carries it among its parameters.
package struct PresentedSignatureRPC: Hashable, Sendable {
  package let accessKeyID: String
  /// When it was signed, as the request spells it. Whether that is a time is the reader's to check.
  package let timestamp: String
  /// A text that is sent only once.
  package let nonce: String
  /// The signature in base 64.
  package let signature: String

  /// Reads the parameters of query and form.
  package init(parameters: [(name: String, value: String?)]) throws(SignatureFormatError) {
    func required(_ name: String) throws(SignatureFormatError) -> String {
      guard let value = parameters.first(where: { $0.name == name })?.value, !value.isEmpty else {
        throw SignatureFormatError(.parameter(name))
      }
      return value
    }
    accessKeyID = try required("AccessKeyId")
    signature = try required(SignatureRPC.signatureParameter)
    timestamp = try required("Timestamp")
    nonce = try required("SignatureNonce")
    guard try required("SignatureMethod") == "HMAC-SHA1" else {
      throw SignatureFormatError(.parameter("SignatureMethod"))
    }
    guard try required("SignatureVersion") == "1.0" else { throw SignatureFormatError(.parameter("SignatureVersion")) }
  }

  /// Whether the signature is that of the parameters under a secret, compared in constant time.
  package func isValid(method: String, parameters: [(name: String, value: String?)], secret: AccessKeySecret) -> Bool {
    isEqualInConstantTime(
      SignatureRPC.signature(method: method, parameters: parameters, secret: secret).utf8, signature.utf8)
  }
}
