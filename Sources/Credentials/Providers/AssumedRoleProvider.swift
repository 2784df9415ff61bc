internal import OSSSignature

/// A role, assumed with a key of another source. The source is asked each time, so that a chain of roles renews from its
/// beginning.
struct AssumedRoleProvider: CredentialsProvider {
  let source: any CredentialsProvider
  let role: AssumeRole
  let sts: STSClient
  /// What stands before the arrow in the origin; nil for the source's own origin.
  let name: String?

  /// - Throws: `.broken` for a role that STS would refuse for its form.
  init(
    _ source: any CredentialsProvider, _ role: AssumeRole, sts: STSClient, name: String? = nil
  ) throws(CredentialsError) {
    try role.check(step: sts.step)
    self.source = source
    self.role = role
    self.sts = sts
    self.name = name
  }

  func credentials() async throws(CredentialsError) -> SessionCredentials {
    let before = try await source.credentials()
    let (key, identity) = try await sts.assumeRole(role, with: before.signing)
    return SessionCredentials(
      signing: key.signing, expiration: key.expiration, identity: identity,
      origin: "\(name ?? before.origin) -> role \(role.roleName)",
      isRenewable: before.isRenewable || before.signing.securityToken == nil, notices: before.notices)
  }
}

extension AssumeRole {
  /// Checks what STS asks of the form of a role's settings, so that a fault names the setting.
  func check(step: String) throws(CredentialsError) {
    guard let flaw else { return }
    throw .broken(CredentialsFault(.settings, step: step, flaw.reason, help: [flaw.help]))
  }

  private var flaw: (reason: String, help: String)? {
    let parts = roleARN.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 5, parts[0] == "acs", parts[1] == "ram", parts[2].isEmpty, !parts[3].isEmpty,
      parts[3].allSatisfy(\.isASCIIDigit), parts[4].hasPrefix("role/"), parts[4].utf8.count > 5
    else { return ("the role's ARN is not one", "write it as acs:ram::ACCOUNT:role/NAME") }
    if let sessionName, !(2...64).contains(sessionName.utf8.count) || !sessionName.utf8.allSatisfy(Self.isSessionByte) {
      return (
        "the role's session name is not valid", "write 2 to 64 of the characters A-Z, a-z, 0-9, and . @ - _"
      )
    }
    if let durationSeconds, !(900...43_200).contains(durationSeconds) {
      return (
        "a duration of \(durationSeconds) seconds is not valid", "ask for 900 to 43200 seconds, as the role allows"
      )
    }
    if let externalID, !(2...1224).contains(externalID.utf8.count) || !externalID.utf8.allSatisfy(Self.isExternalIDByte)
    {
      return ("the external ID is not valid", "write 2 to 1224 letters, digits, and _ + = , . @ : / -")
    }
    if let policy, !(1...2048).contains(policy.count) {
      return ("the policy holds \(policy.count) characters", "narrow the role with 1 to 2048 characters of JSON")
    }
    return nil
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }

  private static func isSessionByte(_ byte: UInt8) -> Bool { isLetterOrDigit(byte) || ".@-_".utf8.contains(byte) }

  private static func isExternalIDByte(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || "_+=,.@:/-".utf8.contains(byte)
  }
}
