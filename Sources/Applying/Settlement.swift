internal import Planning
internal import Replication

/// Waits, after a bucket's last write, until its rules have got where the operator wants to wait for them.
struct Settlement: Sendable {
  /// A change whose outcome is waited for.
  private struct Pending {
    /// Its place among the results.
    let index: Int
    /// Since when lists have not shown its new rule.
    var missingSince: Duration?
    /// Since when lists have shown the rule that was deleted as if it had not been.
    var returnedSince: Duration?
  }

  private let limits: ApplyLimits
  private let deadline: Duration
  private var pending: [Pending] = []
  private(set) var look = 0

  /// What is to be waited for after these results; nil when there is nothing.
  init?(_ results: [ChangeResult], limits: ApplyLimits, now: Duration) {
    guard limits.wait != .none else { return nil }
    self.limits = limits
    deadline = now + limits.waitTimeout
    for (index, result) in results.enumerated() {
      guard case .applied = result.ending else { continue }
      switch result.change {
      case .delete: pending.append(Pending(index: index))
      case .create, .replace: if limits.wait == .doing { pending.append(Pending(index: index)) }
      case .setRTC: break
      }
    }
    if pending.isEmpty { return nil }
  }

  /// Looks at what a read gave. Those that need no more waiting get their outcome.
  ///
  /// - Returns: the next read; nil when nothing is waited for any more.
  mutating func next(
    after observed: ObservedBucket, _ results: inout [ChangeResult], now: Duration, stopping: Bool
  ) -> ApplyStep? {
    var open: [Pending] = []
    for var item in pending {
      let result = results[item.index]
      let isLast = stopping || now >= deadline
      switch outlook(of: result.change, in: observed, &item, now: now, isLast: isLast) {
      case .reached: results[item.index].settling = .reached
      case .lost(let failure): results[item.index].ending = .failed(failure)
      case .waiting(let settling):
        if stopping {
          results[item.index].settling = .interrupted
        } else if now >= deadline {
          results[item.index].settling = settling
        } else {
          open.append(item)
        }
      }
    }
    pending = open
    guard !open.isEmpty else { return nil }
    let pause = min(limits.pauseWhileWaiting(look), deadline - now)
    look += 1
    return .read(after: pause, why: .settle)
  }

  /// The pairs that are waited for.
  func settlingPairs(of results: [ChangeResult]) -> [RuleAddress] { pending.map { results[$0.index].change.address } }

  /// Ends the waiting as it is.
  mutating func interrupt(_ results: inout [ChangeResult]) {
    for item in pending { results[item.index].settling = .interrupted }
    pending = []
  }

  private enum Outlook {
    case reached
    case waiting(ChangeResult.Settling)
    case lost(ApplyFailure)
  }

  /// - Parameter isLast: whether there is no later look, so that this one decides.
  private func outlook(
    of change: Change, in observed: ObservedBucket, _ item: inout Pending, now: Duration, isLast: Bool
  ) -> Outlook {
    let rules: RuleList
    switch observed {
    case .known(let known): rules = known
    case .unknown(let reason): return .waiting(.unreadable(reason.message))
    }
    guard let desired = change.desired else {
      if let live = rules.live.values.first(where: { $0.id == change.live?.id }) {
        return returned(live, &item, now: now, isLast: isLast)
      }
      item.returnedSince = nil
      return rules.closing.contains { $0.id == change.live?.id } ? .waiting(.stillClosing) : .reached
    }
    let live = rules.live[change.address]
    if let live, live.id != change.live?.id, live.differences(from: desired.rule).allSatisfy(\.isNotKept) {
      item.missingSince = nil
      return live.status == .doing ? .reached : .waiting(.still(live.status))
    }
    // A single list may be an old one.
    let since = item.missingSince ?? now
    item.missingSince = since
    guard now >= since + limits.readBack else { return .waiting(.still(.starting)) }
    return .lost(
      ApplyFailure(
        message: live == nil ? "OSS listed the new rule, and then no more" : "the pair has another rule now", facts: [],
        isAccess: false, wroteSomething: true, pair: live == nil ? .withoutRule : .unclear))
  }

  /// The deleted rule is listed as live. A single list may be an old one, but what is listed last counts.
  private func returned(_ live: LiveRule, _ item: inout Pending, now: Duration, isLast: Bool) -> Outlook {
    let since = item.returnedSince ?? now
    item.returnedSince = since
    guard isLast || now >= since + limits.readBack else { return .waiting(.stillClosing) }
    return .lost(
      ApplyFailure(
        message: "OSS accepted the delete, but lists the rule as \(live.status) again",
        facts: ["rule ID \(live.id)"], isAccess: false, wroteSomething: true, pair: .unclear))
  }
}
