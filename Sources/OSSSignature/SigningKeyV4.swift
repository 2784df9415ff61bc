internal import Crypto

/// The key that signs all version 4 requests of one scope; worth keeping, for it takes four HMACs to derive.
package struct SigningKeyV4: Sendable {
  package let scope: CredentialScopeV4
  /// The HMAC with the key already taken in; every signature begins with a copy of it.
  private let prepared: HMAC<SHA256>

  /// Derives the key of a scope from an access key's secret.
  package init(secret: AccessKeySecret, scope: CredentialScopeV4) {
    var key = SymmetricKey(data: Array("aliyun_v4".utf8) + secret.bytes)
    for part in [scope.day, scope.region, scope.product, CredentialScopeV4.terminator] {
      key = SymmetricKey(data: Array(HMAC<SHA256>.authenticationCode(for: Array(part.utf8), using: key)))
    }
    self.scope = scope
    prepared = HMAC<SHA256>(key: key)
  }

  /// The signature of a string to sign, in lower-case hexadecimal digits.
  package func signature(of stringToSign: String) -> String {
    var code = prepared
    code.update(data: Array(stringToSign.utf8))
    return lowerCaseHexadecimal(code.finalize())
  }
}

extension SigningKeyV4: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "signing key for \(scope)" }

  package var debugDescription: String { description }

  package var customMirror: Mirror { Mirror(self, children: ["scope": scope]) }
}

/// Bytes as lower-case hexadecimal digits.
func lowerCaseHexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  func digit(_ value: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10 }
  var digits: [UInt8] = []
  digits.reserveCapacity(64)
  for byte in bytes {
    digits.append(digit(byte >> 4))
    digits.append(digit(byte & 15))
  }
  return String(decoding: digits, as: UTF8.self)
}
