internal import Credentials
internal import Diagnostics
internal import Replication
internal import Reporting

extension ConsoleReporter {
  /// Finds the credentials of some accounts and tells what is to be known of how they were chosen.
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

extension CredentialsError {
  /// The status with which a run ends for want of credentials.
  var outcome: Outcome {
    switch self {
    case .broken, .notConfigured: .access
    case .unreachable, .cancelled: .error
    }
  }
}
