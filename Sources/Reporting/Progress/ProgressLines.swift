package import Applying
internal import Planning
internal import Replication

/// A line of progress for an event, or nil for the many that are not worth one. A live rule may name any bucket, so what a
/// terminal would act on is written as an escape.
///
/// - Parameter onlyUrgent: whether only that gets a line which nobody may overlook, however progress is shown.
package func progressLine(_ event: ApplyEvent, onlyUrgent: Bool) -> String? {
  (urgentText(event) ?? (onlyUrgent ? nil : text(event))).map(Words.visible)
}

private func urgentText(_ event: ApplyEvent) -> String? {
  guard case .changeEnded(let result) = event, result.ending == .interrupted(.pendingCreate) else { return nil }
  // What to do about it is said once, when the run is asked to stop; many of these lines may follow.
  let address = result.change.address
  return "  NO RULE  \(address.source) -> \(address.destination)  (create pending)"
}

private func text(_ event: ApplyEvent) -> String? {
  guard case .stepStarted(let record) = event else { return nil }
  let bucket = record.bucket
  switch record.step {
  case .put(let desired): return "\(bucket): creating the rule to \(desired.rule.address.destination)"
  case .restore(let rule): return "\(bucket): putting the old rule to \(rule.address.destination) back"
  case .delete(let rule): return "\(bucket): deleting the rule to \(rule.address.destination)"
  case .setRTC(let rule, let rtc): return "\(bucket): setting RTC to \(rtc.rawValue) for \(rule.address.destination)"
  // How long a wait has lasted is reported by the lines that come every few seconds.
  case .read(_, .waitForClosing) where record.attempt == 1: return "\(bucket): waiting for a deleted rule to be gone"
  case .read(_, .settle) where record.attempt == 1: return "\(bucket): waiting until its rules have settled"
  case .read: return nil
  }
}
