internal import Applying
package import Replication

/// What is being done for one bucket at the moment.
package struct BucketActivity: Hashable, Sendable {
  /// What a call is to the one who watches.
  package enum Kind: Hashable, Sendable {
    case comparing, creating, deleting, restoring, settingRTC, verifying, deciding
    /// A deleted rule holds the pair, or the last place in the bucket.
    case waitingForClosing
    case settling

    /// Nil for a step that is no call.
    init?(_ step: ApplyStep) {
      switch step {
      case .put: self = .creating
      case .delete: self = .deleting
      case .restore: self = .restoring
      case .setRTC: self = .settingRTC
      case .read(_, .beforeFirstWrite), .read(_, .beforeReplace): self = .comparing
      case .read(_, .readBack): self = .verifying
      case .read(_, .decide): self = .deciding
      case .read(_, .waitForClosing): self = .waitingForClosing
      case .read(_, .settle): self = .settling
      }
    }

    /// Whether it is only time that is needed.
    package var isWait: Bool { self == .waitingForClosing || self == .settling }
  }

  package let bucket: BucketName
  /// The pair that it is about; nil where that is the whole bucket.
  package let address: RuleAddress?
  /// The pairs of which something is waited for, where it is about none that is being changed.
  package let settlingPairs: [RuleAddress]
  package let kind: Kind
  /// When it began; looks in a row are one activity.
  package let since: Duration
  /// Since when the pair is without a rule, in the midst of a replace; nil while it has one.
  package var withoutRuleSince: Duration?

  /// When it began; for a pair that is without a rule, when that did.
  package var begun: Duration { withoutRuleSince ?? since }

  /// Whether a step goes on with it.
  func isContinued(by record: StepRecord, _ kind: Kind) -> Bool { self.kind == kind && address == record.address }
}
