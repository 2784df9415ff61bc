internal import Replication

extension Plan {
  /// What a fresh plan goes by beside the rules that this one did not, a sentence each; none when it is the same.
  package func staleTerms(now: Plan) -> [String] {
    let (before, after) = (BucketConnections(self), BucketConnections(now))
    let moved = Set(before.byBucket.keys).intersection(after.byBucket.keys).sorted().compactMap { bucket -> String? in
      guard let old = before.byBucket[bucket], let new = after.byBucket[bucket], old != new else { return nil }
      return "bucket \(bucket) was planned with \(old), now it is \(new)"
    }
    let shown = moved.prefix(5) + (moved.count > 5 ? ["and so for \(moved.count - 5) more buckets"] : [])
    return shown
      + Self.difference(
        "--allow", approvedConsents.map(\.description), now.approvedConsents.map(\.description))
      + Self.difference(
        "--replace", forceReplace.sorted().map(\.description), now.forceReplace.sorted().map(\.description))
  }

  /// Whether the plan says other rails than those that are in force now. They hold as they are, whatever it says; but whoever
  /// approved it may have gone by them.
  package func saysOtherRails(than now: Plan) -> Bool {
    let (said, real) = (safeguards, now.safeguards)
    func words(_ protections: [Protection]) -> [String] {
      protections.map { protection in
        let threats = protection.threats.map(\.rawValue).sorted().joined(separator: ",")
        return "\(protection.authority.rawValue) \(threats) \(protection.match)"
      }
    }
    return words(said.protections) != words(real.protections)
      || Limits.Name.allCases.contains { name in
        said.limits[name] != real.limits[name]
          || said.limits.sources[name]?.authority != real.limits.sources[name]?.authority
      }
  }

  private static func difference(_ option: String, _ planned: [String], _ now: [String]) -> [String] {
    guard planned != now else { return [] }
    func words(_ values: [String]) -> String { values.isEmpty ? "without" : "with " + values.joined(separator: ", ") }
    return ["planned \(words(planned)) by \(option), now \(words(now))"]
  }
}

/// By whose credentials and over which endpoints the buckets of a plan's actions are changed.
private struct BucketConnections {
  let byBucket: [BucketName: String]

  init(_ plan: Plan) {
    byBucket = Dictionary(
      plan.buckets.filter { !$0.changes.isEmpty }.map { ($0.desired.name, Self.words($0.desired)) }
    ) { first, _ in first }
  }

  private static func words(_ bucket: DesiredBucket) -> String {
    let name = bucket.account?.name ?? Account.defaultName
    let account = bucket.account?.uid.map { "account \(name) (\($0))" } ?? "account \(name)"
    return "\(account) at \(bucket.endpoint.url ?? "the region's own endpoint")"
  }
}
