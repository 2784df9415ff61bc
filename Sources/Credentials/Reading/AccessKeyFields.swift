internal import OSSSignature

/// The parts of an access key as a source has them, under the names that it has for them.
struct AccessKeyFields {
  let id: (name: String, value: String?)
  let secret: (name: String, value: String?)
  let token: (name: String, value: String?)

  /// The key, checked: its ID and secret are there, and all of it is printable ASCII without blanks. The fault names what is
  /// wrong, and never its value.
  ///
  /// - Parameter needsToken: whether the source is one of temporary keys only, which are nothing without their token.
  func credentials(
    _ kind: CredentialsFault.Kind, step: String, needsToken: Bool = false
  ) throws(CredentialsError) -> SigningCredentials {
    guard let idText = id.value, let secretText = secret.value, !needsToken || token.value != nil else {
      let needed = [id, secret] + (needsToken ? [token] : [])
      let missing = needed.filter { $0.value == nil }.map(\.name)
      throw .broken(
        CredentialsFault(
          kind, step: step, "\(missing.joined(separator: " and ")) \(missing.count == 1 ? "is" : "are") missing",
          help: ["set all of \(needed.map(\.name).joined(separator: ", ")), or none of them"]))
    }
    let malformed = [id, secret, token].filter { field in
      field.value?.utf8.contains { !(0x21...0x7E).contains($0) } == true
    }
    guard malformed.isEmpty else {
      throw .broken(
        CredentialsFault(
          .malformedKey, step: step,
          "\(malformed.map(\.name).joined(separator: " and ")) \(malformed.count == 1 ? "holds" : "hold") "
            + "white space or another character that no credential has",
          help: ["write it anew, without a line end or a blank behind it"]))
    }
    return SigningCredentials(
      accessKeyID: idText, accessKeySecret: AccessKeySecret(secretText), securityToken: token.value)
  }
}
