/// Why the signature of a request cannot even be read.
package struct SignatureFormatError: Error, Hashable, Sendable {
  /// Which part of the signature is at fault.
  package enum Part: Hashable, Sendable {
    /// The Authorization header as a whole.
    case authorization
    /// The credential, which is an access key's ID and a scope.
    case credential
    /// A query parameter that a signed URL must have; its name.
    case parameter(String)
  }

  package let part: Part

  package init(_ part: Part) {
    self.part = part
  }
}
