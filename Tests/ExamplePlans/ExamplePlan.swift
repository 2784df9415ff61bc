package import Planning
package import Replication
internal import TestSupport

/// Plans to show.
package enum ExamplePlan {
  /// A plan with every kind of change and observation.
  package static func everything() throws -> Plan {
    func address(_ number: Int) -> RuleAddress { Example.address("telemetry-\(number)", "telemetry-\(number)-dr") }
    let fanOut = (1...3).map { number in
      Example.bucket(
        BucketName("telemetry-\(number)"),
        rules: [Example.desired(address(number)) { $0.historicalObjectReplication = .enabled }])
    }
    var replaced = Example.desired {
      $0.prefixes = PrefixSet(["2025/", "2026/"])
      $0.historicalObjectReplication = .enabled
    }
    replaced.note = "OPS-4412"
    replaced.fieldOrigins = [.prefixes: Origin(file: "oss-repl.yaml", line: 31, column: 19)]
    let rich = Example.desired(Example.address("invoices", "invoices-eu")) {
      $0.location = "eu-central-1"
      $0.action = .all
      $0.transferType = .accelerated
      $0.prefixes = PrefixSet(["export/", "caf\u{E9}\u{202E}/"])
      $0.rtc = .enabled
      $0.syncRole = "role"
      $0.sseKMS = .enabled(replicaKMSKeyID: "key-1")
      $0.userTaggings = UserTaggings(filterType: .and, tags: [.init(key: "team", value: "finance")])
    }
    let invoices = Example.bucket(rules: [replaced, rich])
    let waiting = Example.bucket("waiting", rules: [Example.desired(Example.address("waiting", "waiting-dr"))])
    let media = Example.bucket(
      "media", rules: [Example.desired(Example.address("media", "media-dr")) { $0.rtc = .enabled }])
    let listed = Example.bucket(
      "listed", mode: .listed,
      rules: [
        Example.desired(Example.address("listed", "tagged")) {
          $0.userTaggings = UserTaggings(filterType: .or, tags: [.init(key: "a", value: "b")])
        }
      ],
      tombstones: [
        Tombstone(address: Example.address("listed", "old"), note: "no longer needed", origin: Example.origin),
        Tombstone(address: Example.address("listed", "older"), origin: Example.origin),
      ])
    let watched = Example.bucket(
      "watched", mode: .observe, rules: [Example.desired(Example.address("watched", "x-dr"))])
    let unread = Example.bucket("unread", rules: [Example.desired(Example.address("unread", "x-dr"))])
    func live(_ source: String, _ destination: String, status: RuleStatus = .doing) -> LiveRule {
      Example.live(
        Example.rule(Example.address(source, destination)), id: ExactString("r-" + destination), status: status)
    }
    var observed = try Example.observed([
      "telemetry-1": [], "telemetry-2": [], "telemetry-3": [],
      "invoices": [Example.live(Example.rule { $0.prefixes = PrefixSet(["2024/", "2025/"]) })],
      "media": [live("media", "media-dr"), live("media", "media-old"), live("media", "gone", status: .closing)],
      "listed": [live("listed", "old"), live("listed", "tagged"), live("listed", "unmanaged-dr")], "watched": [],
      "waiting": [live("waiting", "waiting-dr", status: .closing)],
    ])
    observed.buckets["unread"] = .unknown(UnknownReason(kind: .access, message: "OSS refused"))
    return diff(
      desired: DesiredState(buckets: fanOut + [invoices, media, listed, waiting, watched, unread]), observed: observed)
  }

  /// A plan of creates alone, one for each pair of names.
  package static func creates(_ pairs: [(String, String)], change: (Int, inout DesiredRule) -> Void = { _, _ in })
    -> Plan
  {
    var state = ObservedState(buckets: [:])
    let buckets = Dictionary(grouping: pairs.enumerated(), by: \.element.0).map { source, members in
      state.buckets[BucketName(source)] = .known(.none)
      return Example.bucket(
        BucketName(source),
        rules: members.map { index, pair in
          var desired = Example.desired(Example.address(pair.0, pair.1))
          change(index, &desired)
          return desired
        })
    }
    return diff(desired: DesiredState(buckets: buckets), observed: state)
  }

  /// A fleet of sites, each with a copy of its own.
  package static func sites(_ numbers: some Sequence<Int>, digits: Int = 3) -> [(String, String)] {
    numbers.map { number in
      let text = String(number)
      let site = "telemetry-ap" + String(repeating: "0", count: max(0, digits - text.count)) + text
      return (site, site + "-dr")
    }
  }

  /// A plan of which nothing may be applied, and that is about rules with parts that aren't modelled.
  package static func blocked() throws -> Plan {
    let replaced = Example.bucket(
      "invoices", rules: [Example.desired { $0.location = "cn-shanghai" }],
      tombstones: [Tombstone(address: Example.address("invoices", "cloud"), origin: Example.origin)])
    var foreign = Example.live(Example.rule(Example.address("invoices", "cloud")) { $0.prefixes = PrefixSet(["a/"]) })
    foreign.unmodelled = ["<Cloud>one</Cloud>", "<New>\u{1B}[31m</New>"]
    return diff(
      desired: DesiredState(buckets: [replaced]),
      observed: try Example.observed(["invoices": [Example.live(), foreign]]))
  }

  /// A plan of buckets that could not be read, for every kind of reason.
  package static func unread(_ known: [BucketName: [LiveRule]] = [:]) throws -> Plan {
    let kinds: [(String, UnknownReason.Kind)] = [
      ("access", .access), ("missing", .noSuchBucket),
      ("elsewhere", .wrongRegion(endpoint: "oss-cn-beijing.aliyuncs.com")),
      ("strange", .wrongRegion(endpoint: "example.com\u{1B}")), ("lost", .transport), ("failing", .service),
      ("foreign", .unreadable),
    ]
    var observed = try Example.observed(known)
    for (name, kind) in kinds {
      observed.buckets[BucketName(name)] = .unknown(
        UnknownReason(kind: kind, message: "OSS said `no`\nand more", facts: ["HTTP 403"]))
    }
    let names = known.keys + kinds.map { BucketName($0.0) }
    return diff(
      desired: DesiredState(
        buckets: names.map { Example.bucket($0, rules: [Example.desired(Example.address($0.text, "copy-dr"))]) }),
      observed: observed)
  }

  /// A plan of which nothing has to be done.
  package static func nothing() throws -> Plan {
    diff(
      desired: DesiredState(buckets: [Example.bucket(rules: [Example.desired()])]),
      observed: try Example.observed(["invoices": [Example.live()]]))
  }

  /// A plan of deletes alone, one for each pair of names.
  package static func deletes(_ pairs: [(String, String)]) throws -> Plan {
    let live = Dictionary(
      pairs.map { (BucketName($0.0), [Example.live(Example.rule(Example.address($0.0, $0.1)) { $0.action = .all })]) },
      uniquingKeysWith: { first, _ in first })
    var consents = Consents.none
    consents.delete = pairs.count
    return diff(
      desired: DesiredState(
        buckets: pairs.map { Example.bucket(BucketName($0.0)) } + [
          Example.bucket("other", rules: [Example.desired(Example.address("other", "copy-dr"))])
        ]), observed: try Example.observed(live.merging(["other": []]) { first, _ in first }), consents: consents)
  }

  /// A plan that needs everything that has to be said again when it is applied.
  package static func asked() throws -> Plan {
    var desired = DesiredState(
      buckets: [
        Example.bucket(
          rules: [Example.desired { $0.historicalObjectReplication = .enabled }],
          tombstones: [Tombstone(address: Example.address("invoices", "old"), origin: Example.origin)])
      ])
    desired.limits.deleteMax = 0
    let live = [Example.live(), Example.live(Example.rule(Example.address("invoices", "old")))]
    let scope = Scope(
      only: ["invoices:*"].compactMap { AddressGlob($0) }, exclude: ["*:skipped"].compactMap { AddressGlob($0) })
    return diff(
      desired: desired, observed: try Example.observed(["invoices": live]),
      consents: Consents(delete: 1), scope: scope, forceReplace: [Example.address()])
  }

  /// A plan in which every hostile text stands as a note, a prefix, a tag, a file and a message.
  package static func hostile() throws -> Plan {
    var observed = ObservedState(buckets: [:])
    let buckets = HostilePlan.texts.enumerated().map { index, text in
      let name = BucketName("source-\(index)")
      var desired = Example.desired(Example.address(name.text, "copy-dr")) { rule in
        rule.prefixes = PrefixSet([ExactString(text), "plain/"])
        rule.userTaggings = UserTaggings(filterType: .and, tags: [.init(key: ExactString(text), value: "x")])
      }
      desired.note = text
      desired.origin = Origin(file: text, line: index + 1, column: 1)
      observed.buckets[name] =
        index % 4 == 0 ? .unknown(UnknownReason(kind: .service, message: "OSS said \(text)", facts: [])) : .known(.none)
      return Example.bucket(name, rules: [desired])
    }
    return diff(desired: DesiredState(buckets: buckets), observed: observed)
  }
}
