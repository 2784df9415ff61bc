/// The states of a rule as GetBucketReplication spells them.
package enum RuleStatus: String, Hashable, Sendable {
  case starting, doing, closing
}

/// The states of RTC as GetBucketReplication spells them; while RTC is off the element is absent.
package enum RTCStatus: String, Hashable, Sendable {
  case enabling, enabled
}

extension StoredRule {
  /// The state at a time, or nil once the rule is gone.
  package func status(at now: Moment, durations: LifecycleDurations) -> RuleStatus? {
    if let vanishesAt, now >= vanishesAt { return nil }
    if let closingSince { return now < closesAt ?? closingSince + durations.closing ? .closing : nil }
    return now < createdAt + durations.starting ? .starting : .doing
  }

  /// The state of RTC at a time; nil while it is off. It is not `enabled` before the rule has taken effect and has copied
  /// its history (page of PutBucketRTC).
  package func rtcStatus(at now: Moment, durations: LifecycleDurations) -> RTCStatus? {
    guard let rtcSince else { return nil }
    let takesEffect = createdAt + durations.starting
    let isReady = copiesHistory ? takesEffect + durations.history : takesEffect
    return now < max(rtcSince + durations.rtcEnabling, isReady) ? .enabling : .enabled
  }

  /// How much of the historical objects is copied at a time, in hundredths from 0 to 100.
  func historyProgress(at now: Moment, durations: LifecycleDurations) -> Int {
    let begin = createdAt + durations.starting
    let end = begin + durations.history
    if now >= end { return 100 }
    guard now > begin else { return 0 }
    return Int((now.milliseconds - begin.milliseconds) * 100 / (end.milliseconds - begin.milliseconds))
  }
}
