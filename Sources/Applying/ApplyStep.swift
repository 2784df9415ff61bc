package import Replication

/// A call for one bucket.
package enum ApplyStep: Hashable, Sendable {
  /// Pause, then read the bucket's rules.
  case read(after: Duration, why: ReadPurpose)
  /// Add a rule.
  case put(DesiredRule)
  /// Put a deleted rule back as it was listed.
  case restore(LiveRule)
  /// Delete a rule.
  case delete(LiveRule)
  /// Switch Replication Time Control of a rule.
  case setRTC(LiveRule, to: RTC)

  /// Whether the call may change something in OSS.
  package var isWrite: Bool {
    switch self {
    case .put, .restore, .delete, .setRTC: true
    case .read: false
    }
  }

  /// Whether everything is written, and nothing is left but to wait.
  package var isSettling: Bool {
    if case .read(_, .settle) = self { return true }
    return false
  }
}

/// What a read is for.
package enum ReadPurpose: Hashable, Sendable {
  /// Nothing was written yet: is the bucket still as it was when the plan was made?
  case beforeFirstWrite
  /// A replace waited for its place: is the pair still as it was?
  case beforeReplace
  /// A deleted rule holds the pair, or a place in the bucket, until it is gone.
  case waitForClosing
  /// A write was accepted: is it to be seen?
  case readBack
  /// A write ended without a clear answer: did it take effect?
  case decide
  /// Everything is written: have the rules got where the operator wants to wait for them?
  case settle
}

/// One call with what it belongs to: what `ApplyMachine` asks for, and what progress and journal are given.
package struct StepRecord: Hashable, Sendable {
  package let bucket: BucketName
  /// The pair whose change the call is part of; nil for a read that concerns the whole bucket.
  package let address: RuleAddress?
  /// The call. A delete or restore holds the rule as it was listed, `canonicalXML` included, from which it can be put back.
  package let step: ApplyStep
  /// Which sending of the same write, or which look in a row, this is; 1 is the first.
  package let attempt: Int
  /// Whether the call belongs to giving a pair its rule again that it has lost, so that nothing may hold its write back.
  package let isFillingGap: Bool
  /// The pairs of which something is waited for once everything is written.
  package let settlingPairs: [RuleAddress]

  package init(
    bucket: BucketName, address: RuleAddress?, step: ApplyStep, attempt: Int, isFillingGap: Bool = false,
    settlingPairs: [RuleAddress] = []
  ) {
    self.bucket = bucket
    self.address = address
    self.step = step
    self.attempt = attempt
    self.isFillingGap = isFillingGap
    self.settlingPairs = settlingPairs
  }
}
