internal import ArgumentParser
internal import Diagnostics
internal import OSSClient
internal import Planning
internal import Replication
internal import Reporting

/// Makes sure that credentials belong to the accounts that the configuration pins with `uid`, before anything else is
/// read. It costs one request for each source of credentials, and none where no account in use is pinned.
///
/// - Throws: `Outcome` once it has reported why: access for credentials of another account and for a refusal to say whose they
///   are, otherwise the status for what could not be read.
func checkAccounts(_ accounts: [PinnedAccount], with reader: OSSReader, console: ConsoleReporter) async throws {
  var owners: [Account.Source: Fact<String>] = [:]
  var diagnostics: [Diagnostic] = []
  var outcomes: [Outcome] = []
  for pinned in accounts {
    let source = pinned.account.source
    let owner: Fact<String>
    if let known = owners[source] { owner = known } else { owner = await readOwner(pinned, with: reader) }
    let isNews = owners.updateValue(owner, forKey: source) == nil
    switch owner {
    case .known(let id):
      guard let mismatch = AccountMismatch(pinned.account, owner: id) else { continue }
      diagnostics.append(mismatch.diagnostic)
      outcomes.append(.access)
    case .unknown(let reason):
      // Accounts with the same credentials have the same cause, which is told once.
      if isNews { diagnostics.append(unreadOwnerDiagnostic(of: pinned.account, reason)) }
      outcomes.append(Outcome(unknown: [reason]) ?? .error)
    }
  }
  console.report(diagnostics)
  guard let first = outcomes.first else { return }
  try (outcomes.contains(.access) ? .access : first).end()
}

private func readOwner(_ pinned: PinnedAccount, with reader: OSSReader) async -> Fact<String> {
  do throws(OSSError) {
    return .known(try await reader.accountID(
        in: pinned.region, endpoint: pinned.endpoint, account: pinned.account.name))
  } catch {
    return .unknown(UnknownReason(error))
  }
}
