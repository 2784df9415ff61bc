internal import HTTPTransport

/// A key of the RAM role of an ECS instance, from the metadata service that only the instance itself can reach.
struct MetadataProvider: CredentialsProvider {
  let service: MetadataService
  /// The role, where a setting names it; nil for the one that the instance has.
  let roleName: String?
  /// What stands in the origin before the role's name, for example `ECS instance role`.
  let name: String

  static let roleVariable = "ALIBABA_CLOUD_ECS_METADATA"
  static let disabledVariable = "ALIBABA_CLOUD_ECS_METADATA_DISABLED"

  func credentials() async throws(CredentialsError) -> SessionCredentials {
    switch try await look() {
    case .found(let credentials): return credentials
    case .passedOver(let reason, _):
      throw .broken(
        CredentialsFault(
          .metadata, step: service.step, reason,
          help: ["run on an ECS instance that has a RAM role, or configure another source"]))
    }
  }

  /// The key, or why this machine has none.
  ///
  /// - Throws: `.broken` where a role was named and is not delivered, or the service answers with a failure.
  func look() async throws(CredentialsError) -> StepResult {
    let environment = service.environment
    guard !environment.isTrue(Self.disabledVariable) else { return .passedOver("\(Self.disabledVariable) is true") }
    let access: MetadataService.Access
    switch try await service.access() {
    case .granted(let granted): access = granted
    case .none(let reason):
      if let roleName { throw service.broken("\(reason), and the role \(roleName) is asked for") }
      return .passedOver(reason)
    }
    let attached = roleName == nil ? try await service.roleName(access) : roleName
    guard let role = attached else { return .passedOver("this instance has no RAM role") }
    let key = try await service.key(of: role, access)
    return .found(
      SessionCredentials(
        signing: key.signing, expiration: key.expiration, origin: "\(name) \(role)", isRenewable: true))
  }
}
