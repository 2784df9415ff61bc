internal import Diagnostics
internal import Replication
internal import TerminalText

/// The words in which progress is reported, in the block of a terminal and in lines alike.
extension RunProgress {
  /// `reading 12 of 240 buckets`.
  var headline: String {
    switch work {
    case .asking: "asking OSS, \(done) of \(counted(total, "question"))"
    case .reading: "reading \(done) of \(counted(total, "bucket"))"
    case .applying where isStopping: "stopping at \(done) of \(counted(total, "change"))"
    case .applying: "applying \(done) of \(counted(total, "change"))"
    }
  }

  var percent: String { "\(total == 0 ? 100 : done * 100 / total) %" }

  func rateText(at now: Duration) -> String? {
    guard let rate = rate(at: now), rate > 0 else { return nil }
    if rate >= 10 { return "\(Int(rate.rounded()))/s" }
    let tenths = max(Int((rate * 10).rounded()), 1)
    return tenths % 10 == 0 ? "\(tenths / 10)/s" : "\(tenths / 10).\(tenths % 10)/s"
  }

  func remainingText(at now: Duration) -> String? {
    guard let remaining = remaining(at: now) else { return nil }
    // Seconds that change all the time say more than is known.
    let seconds = remaining.components.seconds
    let step: Int64 = seconds < 20 ? 1 : seconds < 120 ? 10 : 60
    return "about \(Words.text(.seconds(max((seconds + step - 1) / step * step, 1)))) left"
  }

  /// What the operator should know of beside the count: `2 failed`, `3 retries`, and how many replaces wait for a place.
  var incidents: [(text: String, tone: TextTone)] {
    var parts: [(String, TextTone)] = []
    if failed > 0 { parts.append(("\(failed) failed", .alarm)) }
    if leftOut > 0 { parts.append(("\(leftOut) not done", .warning)) }
    if retries > 0 { parts.append((counted(retries, "retry", plural: "retries"), .warning)) }
    if waiting > 0, !isStopping {
      let waits = waiting == 1 ? "1 replace waits for its turn" : "\(waiting) replaces wait for their turn"
      parts.append(("\(waits) (max_unavailable)", .plain))
    }
    return parts
  }
}

extension BucketActivity {
  /// What is going on, in a few words.
  var text: String {
    switch kind {
    case .comparing: "reading"
    case .creating: "creating"
    case .deleting: "deleting"
    case .restoring: "putting back"
    case .settingRTC: "setting RTC"
    case .verifying: "verifying"
    case .deciding: "looking what a write did"
    case .waitingForClosing: "old rule closing"
    case .settling: "settling"
    }
  }

  /// The pair, or the bucket.
  var subject: String {
    let others = settlingPairs.count > 1 ? " and \(settlingPairs.count - 1) more" : ""
    return Words.visible(
      (address ?? settlingPairs.first).map { "\($0.source) -> \($0.destination)\(others)" } ?? bucket.text)
  }

  /// How long it has lasted, in whole seconds.
  func age(at now: Duration) -> Duration { .seconds(now.components.seconds - begun.components.seconds) }
}
