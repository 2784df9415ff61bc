internal import ArgumentParser
internal import Credentials
internal import Diagnostics
internal import OSSClient
internal import Planning
internal import Replication
internal import Reporting

/// Makes sure that credentials belong to the accounts that the configuration pins with `uid`, before anything else is read.
///
/// Whose they are says the role that was just assumed, without a request; else STS; and only where STS can't be reached OSS's
/// list of buckets, which names their owner.
///
/// - Throws: `Outcome` once it has reported why: access for credentials of another account and for a refusal to say whose they
///   are, otherwise the status for what could not be read.
func checkAccounts(
  _ accounts: [AccountInUse], _ credentials: AccountCredentials, with reader: OSSReader, console: ConsoleReporter
) async throws {
  let pinned = accounts.filter { $0.account?.uid != nil }
  var owners: [Authentication: Owner] = [:]
  await withTaskGroup(of: (Authentication, Owner).self) { group in
    var asked: Set<Authentication> = []
    for one in pinned {
      guard let account = one.account, let source = credentials[one.name],
        asked.insert(account.authentication).inserted
      else { continue }
      group.addTask { (account.authentication, await owner(of: one, source, credentials.environment, reader)) }
    }
    for await (authentication, owner) in group { owners[authentication] = owner }
  }
  var (diagnostics, outcomes, told): ([Diagnostic], [Outcome], Set<Authentication>) = ([], [], [])
  for one in pinned {
    guard let account = one.account, let owner = owners[account.authentication] else { continue }
    // Accounts with the same credentials have the same cause, which is reported once.
    let isNews = told.insert(account.authentication).inserted
    if isNews, let failure = owner.stsFailure {
      diagnostics.append(ownerFromListDiagnostic(of: account, failure.reason))
    }
    switch owner.answer {
    case .known(let id):
      guard let mismatch = AccountMismatch(account, owner: id) else { continue }
      diagnostics.append(mismatch.diagnostic)
      outcomes.append(.access)
    case .unread(let reason):
      if isNews { diagnostics.append(unreadOwnerDiagnostic(of: account, reason)) }
      outcomes.append(Outcome(unknown: [reason]) ?? .error)
    case .refused(let error):
      if isNews { diagnostics.append(error.diagnostic(of: one.name, at: account.origin)) }
      outcomes.append(error.outcome)
    }
  }
  console.report(diagnostics)
  guard let first = outcomes.first else { return }
  try (outcomes.contains(.access) ? .access : first).end()
}

/// What was found out about whose some credentials are.
private struct Owner: Sendable {
  enum Answer: Sendable {
    case known(String)
    /// OSS does not say it.
    case unread(UnknownReason)
    /// STS does not take the credentials.
    case refused(CredentialsError)
  }

  let answer: Answer
  /// Why STS was not what answered.
  var stsFailure: CredentialsFault?
}

private func owner(
  of account: AccountInUse, _ source: AccountCredentials.Source, _ environment: CredentialsEnvironment,
  _ reader: OSSReader
) async -> Owner {
  if let identity = source.found.identity { return Owner(answer: .known(identity.accountID)) }
  do throws(CredentialsError) {
    return Owner(answer: .known(try await source.settings.identity(of: source.found, in: environment).accountID))
  } catch {
    guard case .unreachable(let failure) = error else { return Owner(answer: .refused(error)) }
    do throws(OSSError) {
      let id = try await reader.accountID(in: account.region, endpoint: account.endpoint, account: account.name)
      return Owner(answer: .known(id), stsFailure: failure)
    } catch {
      return Owner(answer: .unread(UnknownReason(error)), stsFailure: failure)
    }
  }
}
