internal import Credentials
internal import OSSClient
internal import Replication

/// The credentials of every account that a run signs with. They are found before anything is read, and renewed while it lasts.
struct AccountCredentials: Sendable {
  /// How an account's credentials are come by, and what was found. Accounts that say the same share one.
  struct Source: Sendable {
    let settings: CredentialsSettings
    let renewing: RenewingCredentials
    let found: SessionCredentials
  }

  /// Why an account has no credentials.
  struct Failure: Error {
    let account: String
    let error: CredentialsError
  }

  private let sources: [Authentication: Source]
  /// How each account's credentials are come by, by its name.
  private let accounts: [String: Authentication]
  let environment: CredentialsEnvironment

  /// Finds the credentials of some accounts, all at once and each source once.
  ///
  /// - Parameter accounts: how each account's credentials are come by, by its name.
  /// - Returns: the credentials, or every failure, in the order of the names.
  static func find(
    _ accounts: [String: Authentication], in environment: CredentialsEnvironment
  ) async -> Result<AccountCredentials, Failures> {
    let found = await withTaskGroup(of: (Authentication, Result<Source, CredentialsError>).self) { group in
      for authentication in Set(accounts.values) {
        group.addTask { (authentication, await Source.find(authentication, in: environment)) }
      }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    var (sources, failures): ([Authentication: Source], [Failure]) = ([:], [])
    for (name, authentication) in accounts.sorted(by: { $0.key < $1.key }) {
      switch found[authentication] {
      case .success(let source): sources[authentication] = source
      case .failure(let error):
        // Accounts with the same source have the same cause, which is reported once.
        if !failures.contains(where: { accounts[$0.account] == authentication }) {
          failures.append(Failure(account: name, error: error))
        }
      case nil: break
      }
    }
    guard failures.isEmpty else { return .failure(Failures(all: failures)) }
    return .success(AccountCredentials(sources: sources, accounts: accounts, environment: environment))
  }

  /// Why there are no credentials; at least one.
  struct Failures: Error {
    let all: [Failure]
  }

  /// What was found for an account.
  subscript(account: String) -> Source? { accounts[account].flatMap { sources[$0] } }

  /// Every source with the account that it was found for, the first by name.
  var found: [(account: String, source: Source)] {
    var seen: Set<Authentication> = []
    return accounts.sorted { $0.key < $1.key }.compactMap { name, authentication in
      guard seen.insert(authentication).inserted, let source = sources[authentication] else { return nil }
      return (name, source)
    }
  }

  /// The credentials as a connection takes them, by the account's name.
  var requestCredentials: [String: RequestCredentials] {
    var credentials: [String: RequestCredentials] = [:]
    for name in accounts.keys { credentials[name] = self[name].map { RequestCredentials($0.renewing, of: name) } }
    return credentials
  }
}

extension AccountCredentials.Source {
  fileprivate static func find(
    _ authentication: Authentication, in environment: CredentialsEnvironment
  ) async -> Result<Self, CredentialsError> {
    let settings = CredentialsSettings(authentication)
    do throws(CredentialsError) {
      let renewing = RenewingCredentials(try settings.provider(in: environment), now: environment.now)
      return .success(Self(settings: settings, renewing: renewing, found: try await renewing.credentials()))
    } catch {
      return .failure(error)
    }
  }
}
