internal import Credentials
internal import Diagnostics
internal import Planning
internal import Replication

extension CredentialsError {
  /// Which step is broken, why, and what to do. A text of it holds no secret, as the error holds none.
  ///
  /// - Parameters:
  ///   - account: the name of the account that has no credentials.
  ///   - origin: its place in the configuration, where it has one.
  func diagnostic(of account: String, at origin: Origin?) -> Diagnostic {
    let what = account == Account.defaultName ? "" : " of account \(account)"
    switch self {
    case .broken(let fault):
      return Diagnostic(
        fault.kind.code, "the credentials\(what) can't be used: \(fault.step): \(fault.reason)", at: origin?.span,
        notes: fault.notes + ["nothing else is used in their place, and no bucket was read"], help: fault.help)
    case .unreachable(let fault):
      return Diagnostic(
        fault.kind.code, "there are no credentials\(what): \(fault.step): \(fault.reason)", at: origin?.span,
        notes: fault.notes + ["no bucket was read"], help: fault.help + ["run again once it answers"])
    case .notConfigured(let steps):
      return Diagnostic(
        .credentialsMissing, "there are no credentials\(what): no source of any is configured", at: origin?.span,
        notes: steps.map { "\($0.step): \($0.reason)" } + ["OSS was not contacted"],
        help: [
          "in CI let RAM trust the runner's OIDC token, and set ALIBABA_CLOUD_ROLE_ARN and ALIBABA_CLOUD_OIDC_PROVIDER_ARN",
          "or export OSS_ACCESS_KEY_ID and OSS_ACCESS_KEY_SECRET, and for temporary credentials OSS_SESSION_TOKEN",
        ])
    case .cancelled:
      return Diagnostic(
        .credentialsMissing, "there are no credentials\(what): the run was stopped while they were looked for",
        at: origin?.span, notes: ["OSS was not contacted"], help: ["run again"])
    }
  }
}

extension CredentialsFault.Kind {
  /// The page that explains it.
  fileprivate var code: DiagnosticCode {
    switch self {
    case .accessKey: .accessKeyIncomplete
    case .malformedKey: .credentialsMalformed
    case .settings: .credentialSettingUnusable
    case .oidcToken: .oidcTokenUnusable
    case .file: .credentialFileUnreadable
    case .profileMissing: .profileMissing
    case .profile: .profileUnusable
    case .sts: .tokenServiceRefused
    case .serviceFailure: .credentialServiceUnreachable
    case .helper: .credentialHelperFailed
    case .uri: .credentialURIUnusable
    case .metadata: .instanceRoleUnusable
    case .expired: .credentialsEnded
    }
  }
}

extension CredentialsNotice {
  /// What the user should know of how the credentials were chosen.
  var diagnostic: Diagnostic { Diagnostic(.credentialSettingUnused, severity: .warning, message, help: [help]) }
}
