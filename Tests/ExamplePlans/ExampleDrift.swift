package import Planning
package import Replication
internal import TestSupport

/// Drift to show.
package enum ExampleDrift {
  package static func address(_ source: String, _ destination: String) -> RuleAddress {
    Example.address(source, destination)
  }

  private static func live(
    _ source: String, _ destination: String, status: RuleStatus = .doing,
    _ change: (inout RuleSettings) -> Void = { _ in }
  ) -> LiveRule {
    Example.live(
      Example.rule(address(source, destination), change: change), id: ExactString("r-" + destination), status: status)
  }

  /// A configuration, what is live, and what is known of destinations: every kind of difference, of observation and of
  /// ignorance.
  package static func everything() throws -> (desired: DesiredState, drift: Drift) {
    let fleet = (1...3).map { number in
      let pair = address("telemetry-\(number)", "telemetry-\(number)-dr")
      return Example.bucket(pair.source, rules: [Example.desired(pair)])
    }
    var changed = Example.desired {
      $0.prefixes = PrefixSet(["2025/", "caf\u{E9}\u{202E}/"])
      $0.syncRole = "role"
      $0.sseKMS = .enabled(replicaKMSKeyID: "key-1")
    }
    changed.note = "OPS-4412"
    changed.fieldOrigins = [.prefixes: Origin(file: "oss-repl.yaml", line: 31, column: 19)]
    var moved = Example.desired(address("invoices", "moved-dr"))
    moved.fieldOrigins = [.location: Origin(file: "oss-repl.yaml", line: 40, column: 50)]
    let vanished = Example.desired(address("invoices", "vanished-dr"))
    let invoices = Example.bucket(
      rules: [changed, moved, vanished],
      tombstones: [
        Tombstone(address: address("invoices", "unwanted"), note: "no longer needed", origin: Example.origin)
      ])
    let watched = Example.bucket(
      "watched", mode: .observe,
      rules: [
        Example.desired(address("watched", "closing-dr")), Example.desired(address("watched", "watched-dr")),
        Example.desired(address("watched", "rtc-dr")) { $0.rtc = .enabled },
      ])
    let listed = Example.bucket(
      "listed", mode: .listed,
      rules: [
        Example.desired(address("listed", "tagged")) {
          $0.userTaggings = UserTaggings(filterType: .or, tags: [.init(key: "a", value: "b")])
        }, Example.desired(address("listed", "rich")),
      ])
    let unread = Example.bucket("unread", rules: [Example.desired(address("unread", "x-dr"))])
    var rich = live("listed", "rich")
    rich.unmodelled = ["<New>\u{1B}[31m</New>"]
    var observed = try Example.observed([
      "telemetry-1": [], "telemetry-2": [], "telemetry-3": [],
      "invoices": [
        live("invoices", "invoices-dr") { $0.prefixes = PrefixSet(["2024/", "2025/"]) }, live("invoices", "moved-dr"),
        live("invoices", "vanished-dr"), live("invoices", "unwanted"),
        live("invoices", "stranger") { $0.action = .all },
      ],
      "watched": [live("watched", "closing-dr", status: .closing), live("watched", "rtc-dr"), live("watched", "more")],
      "listed": [
        live("listed", "tagged"), rich, live("listed", "unlisted") { $0.prefixes = PrefixSet(["a/"]) },
        live("listed", "gone", status: .closing),
      ],
    ])
    observed.buckets["unread"] = .unknown(UnknownReason(kind: .access, message: "OSS refused", facts: ["HTTP 403"]))
    let desired = DesiredState(
      project: "acme-prod", buckets: fleet + [invoices, watched, listed, unread])
    let found = drift(
      desired: desired, observed: observed, destinations: facts(Destinations(desired: desired, observed: observed)))
    return (desired, found)
  }

  /// One destination is gone, one elsewhere, and some can't be looked at.
  private static func facts(_ destinations: Destinations) -> FeasibilityFacts {
    var facts = FeasibilityFacts()
    for place in destinations.questions.information {
      let fact: Fact<BucketInfo> =
        switch place.name {
        case "vanished-dr": .unknown(UnknownReason(kind: .noSuchBucket, message: "gone"))
        case "moved-dr": .known(BucketInfo(name: place.name, region: "cn-shanghai"))
        case "stranger", "unlisted":
          .unknown(UnknownReason(kind: .access, message: "OSS refused: not yours", facts: ["HTTP 403"]))
        case "more": .unknown(UnknownReason(kind: .transport, message: "no answer within 30 s"))
        default: .known(BucketInfo(name: place.name, region: place.region))
        }
      facts.information[place.inRegion] = fact
    }
    return facts
  }

  /// Drift of one bucket with one rule.
  package static func one(
    live: [LiveRule], mode: ManagementMode = .exclusive, destination: Fact<BucketInfo>? = nil,
    looksAtDestinations: Bool = true
  ) throws -> Drift {
    let place = BucketInRegion(name: "invoices-dr", region: "cn-beijing")
    let here = Fact.known(BucketInfo(name: place.name, region: place.region))
    return drift(
      desired: DesiredState(buckets: [Example.bucket(mode: mode, rules: [Example.desired()])]),
      observed: try Example.observed(["invoices": live]),
      destinations: looksAtDestinations ? FeasibilityFacts(information: [place: destination ?? here]) : nil)
  }
}
