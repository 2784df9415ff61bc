internal import Planning
internal import Replication

extension Work {
  /// The write that the stage is about.
  enum Write: Hashable {
    case put(DesiredRule)
    /// Puts the old rule of a replace back, because the new one is not to be had.
    case restore(LiveRule, because: StepFailure)
    case delete(LiveRule)
    case setRTC(LiveRule, to: RTC)

    /// The call that makes it.
    var step: ApplyStep {
      switch self {
      case .put(let desired): .put(desired)
      case .restore(let live, _): .restore(live)
      case .delete(let live): .delete(live)
      case .setRTC(let live, let rtc): .setRTC(live, to: rtc)
      }
    }

    /// Whether it gives the pair a rule.
    var isPut: Bool {
      switch self {
      case .put, .restore: true
      case .delete, .setRTC: false
      }
    }

    var isDelete: Bool {
      if case .delete = self { return true }
      return false
    }
  }

  /// Why the bucket is looked at to find out what the current write did.
  enum Doubt: Hashable {
    /// OSS refused it; what is there says whether that is the end of it.
    case refused(WriteRefusal)
    /// It has no clear answer, or failed in a way that passes.
    case unclear(StepFailure)

    var failure: StepFailure {
      switch self {
      case .refused(let refusal): refusal.failure
      case .unclear(let failure): failure
      }
    }

    /// What a refusal says of the bucket's rules; nil where nothing was refused.
    var reason: WriteRefusal.Reason? {
      if case .refused(let refusal) = self { return refusal.reason }
      return nil
    }
  }
}
