package import Replication
package import Status

/// A moment that tests take for now, in milliseconds since 1970.
package let exampleNow: Int64 = 1_790_000_000_000

/// Buckets with rules and how far they are, as a status is made from them.
package struct StatusFleet {
  package var input = StatusInput(
    buckets: [], desired: nil, observed: ObservedState(buckets: [:]), progress: [:], now: exampleNow)

  package init() {}

  /// Adds a rule to a bucket of Hangzhou, which copies to Beijing.
  ///
  /// - Parameters:
  ///   - lag: how long before now its last copied object was written, in seconds; nil for no time.
  ///   - history: the part of the existing objects that was copied; nil for a rule that copies none.
  package mutating func add(
    _ source: BucketName, to destination: BucketName, _ status: RuleStatus = .doing, lag: Int64? = 0,
    history: Double? = nil
  ) {
    let rule = live(source, destination, status, copiesHistory: history != nil)
    set(source, rules: rules(of: source) + [rule])
    var progress = ReplicationProgress(id: rule.id, destination: destination, status: status)
    if let history { progress.historicalObject = .known(history) }
    if let lag { progress.newObject = .known(exampleNow - lag * 1000) }
    add(progress, to: source)
  }

  package mutating func add(_ progress: ReplicationProgress, to source: BucketName) {
    input.progress[source] = .known(self.progress(of: source) + [progress], clock: nil)
  }

  package mutating func set(_ source: BucketName, rules: [LiveRule]) {
    if input.observed.buckets[source] == nil {
      input.buckets.append(BucketPlace(name: source, region: "cn-hangzhou"))
    }
    // Rules that contradict each other are no bucket of these tests.
    guard let list = try? RuleList(rules) else { return }
    input.observed.buckets[source] = .known(list)
  }

  /// Lets a bucket be one that could not be read.
  package mutating func addUnread(_ source: BucketName, _ kind: UnknownReason.Kind = .service) {
    input.buckets.append(BucketPlace(name: source, region: "cn-hangzhou"))
    input.observed.buckets[source] = .unknown(UnknownReason(kind: kind, message: "OSS failed"))
  }

  /// Lets the configuration ask for rules from a bucket.
  package mutating func want(_ source: BucketName, _ destinations: [BucketName]) {
    let origin = Origin(file: "oss-repl.yaml", line: 1, column: 1)
    let rules = destinations.map { destination in
      DesiredRule(
        rule: ReplicationRule(
          address: RuleAddress(source: source, destination: destination),
          settings: RuleSettings(location: "cn-beijing", action: .all, historicalObjectReplication: .disabled)),
        origin: origin)
    }
    let bucket = DesiredBucket(
      name: source, region: "cn-hangzhou", mode: .listed, rules: rules, origin: origin, regionOrigin: origin)
    var desired = input.desired ?? DesiredState(buckets: [])
    desired.buckets.append(bucket)
    input.desired = desired
    if input.observed.buckets[source] == nil { set(source, rules: []) }
  }

  /// What is known of the progress of a bucket's rules.
  package func progress(of source: BucketName) -> [ReplicationProgress] {
    guard case .known(let list, _)? = input.progress[source] else { return [] }
    return list
  }

  package var table: StatusTable { StatusTable(input) }

  private func rules(of source: BucketName) -> [LiveRule] {
    guard case .known(let list)? = input.observed.buckets[source] else { return [] }
    return Array(list.live.values) + list.closing
  }

  private func live(
    _ source: BucketName, _ destination: BucketName, _ status: RuleStatus, copiesHistory: Bool
  ) -> LiveRule {
    let settings = RuleSettings(
      location: "cn-beijing", action: .all, historicalObjectReplication: copiesHistory ? .enabled : .disabled)
    return LiveRule(
      id: ExactString("id-\(source)-\(destination)-\(status.wireText)"),
      address: RuleAddress(source: source, destination: destination), status: status, settings: LiveSettings(settings))
  }
}

extension StatusFleet {
  /// Everything that a status can show.
  package static var everything: StatusFleet {
    var fleet = StatusFleet()
    fleet.add("invoices", to: "invoices-dr", lag: 12, history: 1)
    fleet.add("orders", to: "orders-dr", lag: 4_000)
    fleet.add("media", to: "media-dr", lag: 3, history: 0.999)
    fleet.add("logs", to: "logs-dr", .starting, lag: nil)
    fleet.add("archive", to: "archive-dr", lag: nil)
    fleet.add("legacy", to: "legacy-old", lag: 90_000)
    fleet.add("legacy", to: "legacy-dr", .closing)
    fleet.addUnread("secret", .access)
    for name in ["invoices", "orders", "media", "logs", "archive"] as [BucketName] {
      fleet.want(name, [BucketName("\(name)-dr")])
    }
    fleet.want("legacy", [])
    fleet.want("photos", ["photos-dr"])
    fleet.input.drifted = [RuleAddress(source: "logs", destination: "logs-dr")]
    fleet.input.limits = LagLimits(general: .seconds(900))
    return fleet
  }
}
