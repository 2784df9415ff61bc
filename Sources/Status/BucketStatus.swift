internal import Replication

/// The pairs of one source bucket whose rules are known.
struct BucketStatus {
  let place: BucketPlace
  let rules: RuleList
  let desired: DesiredBucket?
  let input: StatusInput

  /// Every pair that has a rule or shall have one, in no certain order.
  var pairs: [PairStatus] {
    let wanted = Dictionary(
      (desired?.rules ?? []).map { ($0.rule.address, $0) }, uniquingKeysWith: { first, _ in first })
    let live = rules.live.values.map { pair(live: $0, wanted: wanted[$0.address]) }
    let closing = rules.closing.map { pair(live: $0, wanted: nil) }
    let missing = wanted.values.filter { rules.live[$0.rule.address] == nil }.map(missingPair)
    return (live + closing + missing).filter { input.isInScope($0.address) }
  }

  private func missingPair(_ wanted: DesiredRule) -> PairStatus {
    PairStatus(
      address: wanted.rule.address, source: place.region, destination: wanted.rule.location, phase: .missing, live: nil,
      desired: wanted, matches: false, progress: .none, lag: nil,
      longestLag: input.limits.longest(for: wanted.rule.address),
      breach: input.limits.breach(of: wanted.rule.address, phase: .missing, lag: nil, hasHistoryLeft: false))
  }

  private func pair(live: LiveRule, wanted: DesiredRule?) -> PairStatus {
    let (progress, clock) = progress(of: live)
    let phase = phase(of: live, isWanted: wanted != nil)
    let lag = phase == .closing ? nil : lag(progress, clock: clock)
    return PairStatus(
      address: live.address, source: place.region,
      destination: live.settings.location.value ?? wanted?.rule.location, phase: phase, live: live, desired: wanted,
      matches: wanted.map { !input.drifted.contains($0.rule.address) }, progress: progress, lag: lag,
      longestLag: input.limits.longest(for: live.address),
      breach: input.limits.breach(
        of: live.address, phase: phase, lag: lag, hasHistoryLeft: hasHistoryLeft(live, progress)))
  }

  private func phase(of live: LiveRule, isWanted: Bool) -> Phase {
    switch live.status {
    case .closing: .closing
    case .starting where isWanted || input.desired == nil: .starting
    case .doing where isWanted || input.desired == nil: .doing
    case .other(let word) where isWanted || input.desired == nil: .other(word)
    case .starting, .doing, .other: .unmanaged
    }
  }

  /// How far a rule is, and the time of OSS's answer that says so.
  private func progress(of live: LiveRule) -> (PairProgress, clock: Int64?) {
    switch input.progress[place.name] {
    case .known(let list, let clock)?: (list.first { $0.id == live.id }.map { .known($0) } ?? .unlisted, clock)
    case .unknown(let reason)?: (.unread(reason), nil)
    case nil: (.unlisted, nil)
    }
  }

  private func lag(_ progress: PairProgress, clock: Int64?) -> Duration? {
    guard case .known(let known) = progress, let moment = known.newObject.value else { return nil }
    return .milliseconds(max((clock ?? input.now) - moment, 0))
  }

  private func hasHistoryLeft(_ live: LiveRule, _ progress: PairProgress) -> Bool {
    guard live.settings.historicalObjectReplication.value == .enabled else { return false }
    guard case .known(let known) = progress, let ratio = known.historicalObject.value else { return true }
    return ratio < 1
  }
}
