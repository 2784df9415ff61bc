internal import Credentials
internal import Diagnostics
internal import OSSSignature
internal import Replication
internal import Reporting

extension ConsoleReporter {
  /// Finds the credentials of some accounts and says what is to be known of how they were chosen.
  ///
  /// - Parameter accounts: what the configuration says of each, by its name; nil where it says nothing. Without any the default
  ///   account is looked for.
  /// - Throws: `Outcome` when one has none, which is reported.
  func findCredentials(
    _ accounts: [String: Account?], in environment: CredentialsEnvironment
  ) async throws -> AccountCredentials {
    let accounts = accounts.isEmpty ? [Account.defaultName: nil] : accounts
    let found = await AccountCredentials.find(
      accounts.mapValues { $0?.authentication ?? Account.defaultAuthentication }, in: environment)
    switch found {
    case .success(let credentials):
      var told: Set<CredentialsNotice> = []
      report(
        credentials.found.flatMap(\.source.found.notices).filter { told.insert($0).inserted }.map(\.diagnostic))
      report(credentials.found.compactMap(\.source.found.missingToken))
      if isVerbose { tell(of: credentials) }
      return credentials
    case .failure(let failures):
      report(failures.all.map { $0.error.diagnostic(of: $0.account, at: accounts[$0.account]??.origin) })
      let outcomes = failures.all.map(\.error.outcome)
      throw outcomes.contains(.access) ? Outcome.access : .error
    }
  }
}

extension ConsoleReporter {
  /// Tells where each account's credentials come from.
  private func tell(of credentials: AccountCredentials) {
    let now = credentials.environment.now()
    for (account, source) in credentials.found {
      let rest = source.found.expiration.map { Duration.seconds($0 - now) }
      runtime.errors(credentialsLine(of: account, from: source.found.origin, rest: rest) + "\n")
    }
  }
}

extension SessionCredentials {
  /// The variables of keys in the environment and of the tokens that temporary ones come with.
  private static let tokens = [
    "OSS_ACCESS_KEY_ID": "OSS_SESSION_TOKEN", "ALIBABA_CLOUD_ACCESS_KEY_ID": "ALIBABA_CLOUD_SECURITY_TOKEN",
  ]

  /// That a temporary key lacks its token; nil where none is missing.
  fileprivate var missingToken: Diagnostic? {
    guard signing.securityToken == nil, accessKeyID.hasPrefix("STS.") else { return nil }
    let variables = Self.tokens.first { origin.hasPrefix($0.key) }
    return missingTokenDiagnostic(
      key: variables?.key ?? "the access key of \(origin)", token: variables?.value ?? "its security token")
  }
}

extension CredentialsError {
  /// The status with which a run ends for want of credentials.
  var outcome: Outcome {
    switch self {
    case .broken, .notConfigured: .access
    case .unreachable, .cancelled: .error
    }
  }
}
