package import Diagnostics
package import Replication

/// More deletes than go without saying.
package struct TooManyDeletes: Hashable, Sendable {
  /// How many rules would be deleted.
  package let planned: Int
  /// How many live rules in scope the configuration manages.
  package let managedLive: Int
  /// What goes without saying.
  package let limits: Limits
  /// The number that was allowed, where one was; never `planned`.
  package let allowed: Int?
  /// The rules that would be deleted, sorted.
  package let addresses: [RuleAddress]
}

/// Many deletes at once take consent to their exact number, whatever asks for them.
func deleteRail(_ draft: Draft) -> RailVerdict {
  let planned = draft.deletes
  guard draft.desired.limits.trips(deletes: planned, managedLive: draft.managedLive) else { return RailVerdict() }
  let allowed = draft.consents.delete
  let used: Set<Consent> = allowed.map { [.delete($0)] } ?? []
  if allowed == planned || draft.isWithoutRules { return RailVerdict(used: used) }
  let deletes = TooManyDeletes(
    planned: planned, managedLive: draft.managedLive, limits: draft.desired.limits, allowed: allowed,
    addresses: draft.changes.filter { $0.kind == .delete }.map(\.address).sorted())
  return RailVerdict(blocks: [.delete(deletes)], used: used)
}

extension Limits {
  fileprivate func trips(deletes: Int, managedLive: Int) -> Bool {
    exceedsMax(deletes) || exceedsShare(deletes, of: managedLive)
  }

  fileprivate func exceedsMax(_ deletes: Int) -> Bool { deletes > deleteMax }

  /// Whether deletes are more than the percentage that is free, which counts only where there are enough rules.
  fileprivate func exceedsShare(_ deletes: Int, of managedLive: Int) -> Bool {
    guard deletes > 0, managedLive >= deleteFloor else { return false }
    let (needed, overflow) = deletes.multipliedReportingOverflow(by: 100)
    return overflow || needed > deletePercent * managedLive
  }
}

extension TooManyDeletes {
  /// What is too much about it.
  private var grounds: [String] {
    var grounds: [String] = []
    if limits.exceedsMax(planned) { grounds.append("limits.delete.max is \(limits.deleteMax)") }
    if limits.exceedsShare(planned, of: managedLive) {
      grounds.append(
        "limits.delete.percent is \(limits.deletePercent) of \(counted(managedLive, "live managed rule")), "
          + "counted from limits.delete.floor \(limits.deleteFloor) on")
    }
    return grounds
  }

  package var diagnostic: Diagnostic {
    let refused = allowed.map { ["--allow delete:\($0) names another number, so it is refused"] } ?? []
    return Diagnostic(
      .railDelete, "\(counted(planned, "rule")) would be deleted, more than goes without consent",
      notes: grounds + ["to be deleted: \(firstOf(addresses.map(\.description), atMost: 5))"] + refused + [
        "nothing was changed"
      ],
      help: ["if exactly these shall go, pass --allow delete:\(planned)"])
  }
}
