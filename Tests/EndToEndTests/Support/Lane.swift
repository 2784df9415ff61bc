/// A few buckets of its own for one run, beside the lanes of other runs at the same emulator: what is there, what is wanted,
/// and what may never be touched. Every kind of change is among them.
struct Lane: Sendable {
  /// What is to be done in one of the buckets.
  enum Work: String, CaseIterable, Sendable {
    case create, replace, rtc, delete, blocked, foreign, full, watched
  }

  /// A rule that is there, or wanted.
  struct Rule: Hashable, Sendable {
    /// The destination, without the lane's name.
    let destination: String
    var prefixes: [String] = []
    var action = "PUT"
    var rtc = false
    var isClosing = false
  }

  /// How many rules a bucket may have: the emulator's flag and the configuration's limit.
  static let places = 8

  let name: String
  let works: [Work]

  func bucket(_ work: Work) -> String { "\(name)-\(work.rawValue)" }

  /// The rules that are there in the beginning.
  func before(_ work: Work) -> [Rule] {
    switch work {
    case .create: []
    case .replace: [Rule(destination: "a", prefixes: ["old/"])]
    case .rtc: [Rule(destination: "a")]
    case .delete: [Rule(destination: "a"), Rule(destination: "b", action: "ALL")]
    case .blocked: [Rule(destination: "a", prefixes: ["old/"], isClosing: true)]
    case .foreign: [Rule(destination: "b"), Rule(destination: "c", action: "ALL"), Rule(destination: "d", rtc: true)]
    case .full: (1...Self.places).map { Rule(destination: "f\($0)") }
    case .watched: [Rule(destination: "c", action: "ALL")]
    }
  }

  /// The rules that are there in the end. In `foreign` those to `c` and `d` are somebody else's, and `watched` is only looked at.
  func after(_ work: Work) -> [Rule] {
    switch work {
    case .create: [Rule(destination: "a"), Rule(destination: "b", prefixes: ["x/", "y/"], action: "ALL")]
    case .replace: [Rule(destination: "a", prefixes: ["new/"])]
    case .rtc: [Rule(destination: "a", rtc: true)]
    case .delete: [Rule(destination: "a")]
    case .blocked: [Rule(destination: "a", prefixes: ["new/"])]
    case .foreign: [Rule(destination: "a"), Rule(destination: "c", action: "ALL"), Rule(destination: "d", rtc: true)]
    case .full: (2...Self.places + 1).map { Rule(destination: "f\($0)") }
    case .watched: before(.watched)
    }
  }

  /// The lane's configuration.
  ///
  /// - Parameter changed: rules that are wanted instead of those of `after`, for a second configuration of the same buckets.
  func configuration(instead changed: [Work: [Rule]] = [:]) -> String {
    var text = """
      version: 1
      manage: exclusive
      limits: {delete: {max: 100, percent: 100}, replace: {max: 100}, rules_per_bucket: \(Self.places)}
      defaults: {region: cn-hangzhou, rule: {action: PUT, historical_object_replication: enabled}}
      buckets:

      """
    for work in works {
      text += "  \(bucket(work)):\n"
      var wanted = (changed[work] ?? after(work)).map(yaml)
      switch work {
      case .foreign:
        text += "    manage: listed\n"
        wanted = wanted.prefix(1) + [yaml(Rule(destination: "b"), "state: absent")]
      case .watched:
        text += "    manage: observe\n"
        wanted = [yaml(Rule(destination: "c", prefixes: ["other/"]))]
      case .create, .replace, .rtc, .delete, .blocked, .full: break
      }
      text += "    rules:\n" + wanted.map { "      - \($0)\n" }.joined()
    }
    return text
  }

  private func yaml(_ rule: Rule) -> String { yaml(rule, "") }

  private func yaml(_ rule: Rule, _ state: String) -> String {
    let bucket = "\(name)-to-\(rule.destination)"
    if !state.isEmpty { return "{destination: {bucket: \(bucket)}, \(state)}" }
    let prefixes = rule.prefixes.isEmpty ? "" : ", prefixes: [\(rule.prefixes.joined(separator: ", "))]"
    return "{destination: {bucket: \(bucket), location: oss-cn-beijing}, action: \(rule.action)"
      + ", rtc: \(rule.rtc ? "enabled" : "disabled")\(prefixes)}"
  }

  /// The lane's buckets for the emulator's seed.
  var seed: [String] {
    let destinations = ["a", "b", "c", "d"] + (1...Self.places + 1).map { "f\($0)" }
    return works.map { work in
      let rules = before(work).map { rule in
        """
        {"id": "\(id(rule, in: work))", "destination": {"bucket": "\(name)-to-\(rule.destination)", \
        "location": "oss-cn-beijing"}, "prefixes": [\(rule.prefixes.map { "\"\($0)\"" }.joined(separator: ", "))], \
        "action": "\(rule.action)", "historical_object_replication": "enabled", \
        "rtc": "\(rule.rtc ? "enabled" : "disabled")", "status": "\(rule.isClosing ? "closing" : "doing")"}
        """
      }
      return #"{"name": "\#(bucket(work))", "region": "cn-hangzhou", "rules": [\#(rules.joined(separator: ", "))]}"#
    } + destinations.map { #"{"name": "\#(name)-to-\#($0)", "region": "cn-beijing"}"# }
  }

  private func id(_ rule: Rule, in work: Work) -> String { "\(name)-\(work.rawValue)-\(rule.destination)" }

  static func seed(of lanes: [Lane]) -> String {
    #"{"buckets": [\#(lanes.flatMap(\.seed).joined(separator: ",\n"))]}"#
  }
}

extension Lane {
  /// What is wrong with the buckets, given all that is stored, when everything is to be as it is wanted.
  func problems(in store: [String: [EmulatorControl.StoredRule]]) -> [String] {
    works.flatMap { work in
      let live = (store[bucket(work)] ?? []).filter(\.isLive)
      var problems = foreignProblems(of: work, live)
      let found = live.map(rule).sorted { $0.destination < $1.destination }
      let wanted = after(work).sorted { $0.destination < $1.destination }
      if found != wanted { problems.append("\(bucket(work)) has \(found) instead of \(wanted)") }
      return problems
    }
  }

  /// The rules of one of the buckets that are not closing.
  func liveRules(of work: Work, in store: [String: [EmulatorControl.StoredRule]]) -> [Rule] {
    (store[bucket(work)] ?? []).filter(\.isLive).map(rule)
  }

  /// What is wrong at any time: two rules for a pair, or a rule touched that is not ours.
  func wrongs(in store: [String: [EmulatorControl.StoredRule]]) -> [String] {
    works.flatMap { work in
      let live = (store[bucket(work)] ?? []).filter(\.isLive)
      let pairs = Set(live.map(\.destinationBucket))
      return (pairs.count == live.count ? [] : ["\(bucket(work)) has two rules for a pair"])
        + foreignProblems(of: work, live)
    }
  }

  /// The rules that are no business of the run are the same ones as in the beginning, by their identifiers.
  private func foreignProblems(of work: Work, _ live: [EmulatorControl.StoredRule]) -> [String] {
    guard work == .foreign || work == .watched else { return [] }
    return before(work).filter { ["c", "d"].contains($0.destination) }.compactMap { foreign in
      let isThere = live.contains { $0.id == id(foreign, in: work) && rule($0) == foreign }
      return isThere ? nil : "the foreign rule \(id(foreign, in: work)) was touched"
    }
  }

  private func rule(_ stored: EmulatorControl.StoredRule) -> Rule {
    let prefix = "\(name)-to-"
    let destination = stored.destinationBucket
    return Rule(
      destination: destination.hasPrefix(prefix) ? String(destination.dropFirst(prefix.count)) : destination,
      prefixes: stored.prefixes.sorted(), action: stored.action, rtc: stored.hasRTC, isClosing: stored.isClosing)
  }
}
