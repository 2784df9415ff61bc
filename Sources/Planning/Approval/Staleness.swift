package import Replication

/// One rule about which a saved plan and a fresh one disagree.
package struct StaleRule: Hashable, Sendable {
  /// What moved since the plan was made.
  package enum Cause: String, Hashable, CaseIterable, Sendable {
    /// The configuration asks for something else.
    case configuration
    /// OSS lists something else.
    case live
    /// Both.
    case both
    /// Neither rule did, so it is what is around them: how the bucket is managed, or what the command line asks for.
    case terms
    /// The bucket can't be read any more.
    case unread
  }

  package let address: RuleAddress
  /// What was planned; nil for nothing.
  package let planned: Change.Kind?
  /// What would be done now; nil for nothing.
  package let now: Change.Kind?
  package let cause: Cause
  /// The place that asks for what would be done now, else the one that asked for what was planned.
  package let origin: Origin?
}

extension Plan {
  /// Whether another plan takes the same actions to rules that say the same, compared one by one and not by a digest of all.
  package func hasSameActions(as other: Plan) -> Bool { steps == other.steps }

  /// The rules that a fresh plan would not treat as this one does, sorted, and why; none when both do the same.
  ///
  /// - Parameter now: a plan of the same scope.
  package func staleRules(now: Plan) -> [StaleRule] {
    let (before, after) = (sides, now.sides)
    let unread = Set(now.unknown.map(\.desired.name))
    return Set(before.keys).union(after.keys).sorted().compactMap { address in
      let (old, new) = (before[address] ?? PairSides(), after[address] ?? PairSides())
      guard old.step != new.step else { return nil }
      let cause: StaleRule.Cause =
        unread.contains(address.source)
        ? .unread : StaleRule.Cause(configuration: old.desired != new.desired, live: old.live != new.live)
      return StaleRule(
        address: address, planned: old.step?.kind, now: new.step?.kind, cause: cause, origin: new.origin ?? old.origin)
    }
  }

  /// Everything that is known of each pair: of those with an action, those that match and those that are only observed.
  private var sides: [RuleAddress: PairSides] {
    var sides: [RuleAddress: PairSides] = [:]
    for match in buckets.flatMap(\.ruleMatches) {
      sides[match.address] = PairSides(live: match.liveFingerprint, desired: match.desiredFingerprint)
    }
    for observation in observations {
      switch observation {
      case .unmanaged(let live): sides[observation.address] = PairSides(live: live.fingerprint)
      case .observed(let change): sides[change.address] = PairSides(change)
      case .notKept(let live, let desired, _):
        sides[live.address] = PairSides(live: live.fingerprint, desired: desired.rule.fingerprint)
      case .closing, .unmodelled, .alreadyAbsent: break
      }
    }
    for change in changes {
      sides[change.address] = PairSides(change)
      sides[change.address]?.step = PlannedStep(change)
    }
    return sides
  }
}

extension StaleRule.Cause {
  fileprivate init(configuration: Bool, live: Bool) {
    switch (configuration, live) {
    case (true, true): self = .both
    case (true, false): self = .configuration
    case (false, true): self = .live
    case (false, false): self = .terms
    }
  }
}

extension Plan {
  fileprivate var steps: [RuleAddress: PlannedStep] {
    Dictionary(changes.map { ($0.address, PlannedStep($0)) }) { first, _ in first }
  }
}

/// What was approved of one rule, as the checksum counts it.
private struct PlannedStep: Equatable {
  let kind: Change.Kind
  let live: Fingerprint?
  let desired: Fingerprint?

  init(_ change: Change) {
    kind = change.kind
    live = change.liveFingerprint
    desired = change.desiredFingerprint
  }
}

/// What a plan knows of one pair.
private struct PairSides {
  var step: PlannedStep?
  /// What OSS lists, without what it does not; unlike the fingerprint that is approved, it does not move with the
  /// configuration.
  var live: Fingerprint?
  var desired: Fingerprint?
  var origin: Origin?

  init(live: Fingerprint? = nil, desired: Fingerprint? = nil) {
    self.live = live
    self.desired = desired
  }

  init(_ change: Change) {
    self.init(live: change.live?.fingerprint, desired: change.desired?.rule.fingerprint)
    origin = change.origin
  }
}
