internal import Applying
internal import Diagnostics
internal import Planning
internal import Replication
internal import Reporting

/// Tells of the steps of a run on standard error.
struct ProgressLines: RunListener {
  let runtime: Runtime

  func hear(_ event: RunEvent, at time: EventTime) {
    guard case .applying(let event) = event, let line = progressLine(event) else { return }
    runtime.errors(line + "\n")
  }
}

/// A line of progress for an event, or nil for the many that are not worth one. A live rule may name any bucket, so what a
/// terminal would act on is written as an escape.
func progressLine(_ event: ApplyEvent) -> String? { progressText(event).map(DisplayText(ascii: false).line) }

private func progressText(_ event: ApplyEvent) -> String? {
  switch event {
  case .stepStarted(let record): return text(of: record)
  case .changeEnded(let result) where result.ending == .interrupted(.pendingCreate):
    let address = result.change.address
    return "\(address.source): the rule to \(address.destination) is deleted and its successor NOT created; "
      + "run oss-repl apply again"
  case .stepEnded, .changeEnded, .waitEnded, .stopping: return nil
  }
}

private func text(of record: StepRecord) -> String? {
  let bucket = record.bucket
  switch record.step {
  case .put(let desired): return "\(bucket): creating the rule to \(desired.rule.address.destination)"
  case .restore(let rule): return "\(bucket): putting the old rule to \(rule.address.destination) back"
  case .delete(let rule): return "\(bucket): deleting the rule to \(rule.address.destination)"
  case .setRTC(let rule, let rtc): return "\(bucket): setting RTC to \(rtc.rawValue) for \(rule.address.destination)"
  case .read(let pause, .waitForClosing):
    return "\(bucket): waiting for a deleted rule to be gone; next look in \(pause.components.seconds) s"
  case .read(let pause, .settle):
    return "\(bucket): waiting until its rules have settled; next look in \(pause.components.seconds) s"
  case .read, .finish: return nil
  }
}
