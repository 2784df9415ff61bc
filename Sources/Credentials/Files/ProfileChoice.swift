/// Which profile is looked for. One name serves both files that have profiles, the aliyun CLI's and the SDKs'.
struct ProfileChoice: Sendable {
  /// The name that somebody asked for; nil for what each file uses without being asked.
  let name: String?
  /// Who asked: the configuration or a variable.
  let askedBy: String

  static let variable = "ALIBABA_CLOUD_PROFILE"
  private static let otherSpelling = "ALIBABACLOUD_PROFILE"

  /// - Parameter configured: the name in the account's `auth`; nil for what the environment says.
  init(_ configured: String?, _ environment: CredentialsEnvironment) {
    name = configured ?? environment.value(Self.variable)
    askedBy = configured == nil ? Self.variable : "auth"
  }

  /// A warning where only a spelling is set that other tools read and this program, like the SDKs, does not.
  static func notices(_ environment: CredentialsEnvironment) -> [CredentialsNotice] {
    guard environment.value(otherSpelling) != nil, environment.value(variable) == nil else { return [] }
    return [CredentialsNotice(message: "\(otherSpelling) is set and not used", help: "set \(variable) instead")]
  }

  /// The fault of a profile that is in none of the files.
  func missing(_ name: String, notes: [String]) -> CredentialsError {
    .broken(
      CredentialsFault(
        .profileMissing, step: "profile \(name)", "there is no profile \(name)",
        notes: ["\(askedBy) asks for it"] + notes, help: ["correct the name, or create the profile"]))
  }
}
