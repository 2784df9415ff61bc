package import Replication

/// An account whose credentials a run signs with, and where it is first needed.
package struct AccountInUse: Hashable, Sendable {
  package let name: String
  /// What the configuration or the operator says of it; nil for `default` where nobody says anything.
  package let account: Account?
  /// The region of the first bucket that needs it.
  package let region: Region
  package let endpoint: EndpointChoice
}

extension DesiredState {
  /// The accounts that the buckets and rules in scope use, each once, in the order of their names.
  package func accountsInUse(in scope: Scope = .everything) -> [AccountInUse] {
    var found: [String: AccountInUse] = [:]
    func note(_ account: Account?, _ bucket: DesiredBucket) {
      let name = account?.name ?? Account.defaultName
      guard found[name] == nil else { return }
      found[name] = AccountInUse(name: name, account: account, region: bucket.region, endpoint: bucket.endpoint)
    }
    for bucket in buckets where scope.mayContainRules(of: bucket.name) { note(bucket.account, bucket) }
    for bucket in buckets {
      for rule in bucket.rules where rule.destinationAccount != nil && scope.contains(rule.rule.address) {
        note(rule.destinationAccount, bucket)
      }
    }
    return found.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}
