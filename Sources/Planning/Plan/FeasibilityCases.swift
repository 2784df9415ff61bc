internal import Replication

extension Plan {
  /// The changes that OSS may refuse: creates, replaces, and RTC that is switched on. Nothing else is asked about.
  package var feasibilityCases: [FeasibilityCase] {
    buckets.flatMap { bucket in
      bucket.changes.compactMap { change in
        switch change {
        case .create(let rule):
          FeasibilityCase(bucket: bucket.desired, rule: rule, request: .put(replacing: nil))
        case .replace(let live, let rule, _):
          FeasibilityCase(bucket: bucket.desired, rule: rule, request: .put(replacing: live))
        case .setRTC(_, let rule):
          rule.rule.rtc == .enabled ? FeasibilityCase(bucket: bucket.desired, rule: rule, request: .enableRTC) : nil
        case .delete: nil
        }
      }
    }
  }
}
