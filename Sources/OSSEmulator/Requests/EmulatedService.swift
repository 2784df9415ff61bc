/// The services that the emulator plays. Which one a request is for stands in its path, its host or its parameters.
enum EmulatedService: Hashable, Sendable {
  case oss
  /// The Security Token Service.
  case sts
  /// The metadata service of an ECS instance.
  case metadata
  /// An address that hands out keys.
  case credentialsURI
  /// GitHub's address for the tokens of workflow runs.
  case gitHub

  static let metadataTokenPath = "/latest/api/token"
  static let rolesPath = "/latest/meta-data/ram/security-credentials"
  static let credentialsURIPath = "/_credentials"
  static let gitHubPath = "/_apis/idtoken"

  /// The service of a path that no bucket can have, or that is an object of a bucket, which the emulator does not keep; nil
  /// for the others.
  static func ofPath(_ path: String) -> EmulatedService? {
    // Most requests are for OSS, and their second byte tells so.
    guard path.utf8.starts(with: "/_".utf8) || path.utf8.starts(with: "/latest/".utf8) else { return nil }
    if path == gitHubPath { return .gitHub }
    if path == credentialsURIPath { return .credentialsURI }
    return path.hasPrefix("/latest/api/") || path.hasPrefix("/latest/meta-data") ? .metadata : nil
  }
}
