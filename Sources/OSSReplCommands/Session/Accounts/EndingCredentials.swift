internal import Credentials
internal import Diagnostics
internal import Planning
internal import Replication
internal import Reporting

extension AccountCredentials {
  /// What is to be known before the first write of a plan: credentials that may end while it is applied.
  ///
  /// - Parameter longest: how long one change may take.
  func endings(during plan: Plan, longest: Duration) -> [Diagnostic] {
    var told: Set<String> = []
    return plan.buckets.filter { !$0.changes.isEmpty }.compactMap { bucket in
      let name = bucket.desired.place.account
      guard told.insert(name).inserted, let source = self[name] else { return nil }
      let key = source.renewing.current ?? source.found
      guard !key.isRenewable, let end = key.expiration else { return nil }
      let rest = Duration.seconds(end - environment.now())
      guard rest < longest else { return nil }
      return credentialsEndDiagnostic(of: name, from: key.origin, rest: rest, needed: longest)
    }
  }
}
