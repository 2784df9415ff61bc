package import Replication

/// An account in use whose number the configuration pins, and where to ask whose its credentials are.
package struct PinnedAccount: Hashable, Sendable {
  package let account: Account
  /// The region whose endpoint is asked, which is that of the first bucket that needs the account.
  package let region: Region
  package let endpoint: EndpointChoice
}

extension DesiredState {
  /// The accounts with a `uid` that the buckets and rules in scope use, each once, in the order of their names.
  package func pinnedAccounts(in scope: Scope = .everything) -> [PinnedAccount] {
    var found: [String: PinnedAccount] = [:]
    func note(_ account: Account?, _ region: Region, _ endpoint: EndpointChoice) {
      guard let account, account.uid != nil, found[account.name] == nil else { return }
      found[account.name] = PinnedAccount(account: account, region: region, endpoint: endpoint)
    }
    for bucket in buckets where scope.mayContainRules(of: bucket.name) {
      note(bucket.account, bucket.region, bucket.endpoint)
    }
    for bucket in buckets {
      for rule in bucket.rules where scope.contains(rule.rule.address) {
        note(rule.destinationAccount, bucket.region, bucket.endpoint)
      }
    }
    return found.values.sorted { $0.account.name.utf8.lexicographicallyPrecedes($1.account.name.utf8) }
  }
}
