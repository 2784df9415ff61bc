/// The secret half of an access key. No description or mirror of it shows the secret.
package struct AccessKeySecret: Sendable {
  /// The secret's bytes; only for computing a signature.
  let bytes: [UInt8]

  /// Wraps a secret.
  package init(_ secret: String) {
    bytes = Array(secret.utf8)
  }

  /// Whether there is no secret at all.
  package var isEmpty: Bool { bytes.isEmpty }
}

extension AccessKeySecret: Equatable {
  /// Compares in a time that does not depend on where the secrets differ.
  package static func == (left: AccessKeySecret, right: AccessKeySecret) -> Bool {
    isEqualInConstantTime(left.bytes, right.bytes)
  }
}

extension AccessKeySecret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "<redacted>" }

  package var debugDescription: String { "<redacted>" }

  package var customMirror: Mirror { Mirror(self, children: [:]) }
}
