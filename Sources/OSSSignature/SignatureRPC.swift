internal import Crypto
internal import FoundationEssentials

/// Signing with version 1.0 of the RPC style, HMAC-SHA1 over all parameters, for checking the requests of older clients of
/// STS. New requests use ``SignatureACS3``.
package enum SignatureRPC {
  /// The parameter that holds the signature, which it does not cover.
  static let signatureParameter = "Signature"

  /// What is signed: the method, the path, and all parameters of query and form but the signature itself.
  package static func stringToSign(method: String, parameters: [(name: String, value: String?)]) -> String {
    let signed = parameters.filter { $0.name != signatureParameter }
    return "\(method)&%2F&\(PercentEncoding.encode(CanonicalRequestACS3.canonicalQuery(signed)))"
  }

  /// The signature in base 64.
  package static func signature(
    method: String, parameters: [(name: String, value: String?)], secret: AccessKeySecret
  ) -> String {
    let code = HMAC<Insecure.SHA1>.authenticationCode(
      for: Array(stringToSign(method: method, parameters: parameters).utf8),
      using: SymmetricKey(data: secret.bytes + [UInt8(ascii: "&")]))
    return Data(code).base64EncodedString()
  }
}
