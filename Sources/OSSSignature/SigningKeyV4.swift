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
    String(decoding: signature(of: Array(stringToSign.utf8)), as: UTF8.self)
  }

  /// The same of and in UTF-8.
  func signature(of bytesToSign: [UInt8]) -> [UInt8] {
    var code = prepared
    code.update(data: bytesToSign)
    var digits: [UInt8] = []
    digits.reserveCapacity(64)
    code.finalize().withUnsafeBytes { digits.append(hexadecimalOf: $0) }
    return digits
  }
}

extension SigningKeyV4: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "signing key for \(scope)" }

  package var debugDescription: String { description }

  package var customMirror: Mirror { Mirror(self, children: ["scope": scope]) }
}
