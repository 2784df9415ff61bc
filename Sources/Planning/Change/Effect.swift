package import Replication

/// What a change brings about beside the rule itself: what people have to know before they agree to it.
///
/// The words say what OSS documents, and where it documents nothing they say that.
package enum Effect: Hashable, Sendable {
  /// Objects that exist when the rule starts are copied. `again` when a rule of the pair copied some before.
  case historyCopied(again: Bool, isSameRegion: Bool)
  /// Objects that exist when the rule starts are not copied.
  case historyNotCopied
  /// Deletes in the source delete in the destination.
  case deletesPropagate
  /// Deletes in the source do not delete in the destination.
  case deletesNotPropagated
  /// From the delete until the new rule is in effect nothing is replicated.
  case gap(isCopiedAfterwards: Bool)
  /// Deletes of objects made in the gap, by a rule that carries deletes over.
  case deletesInGap
  /// Replication Time Control is on, and billed.
  case rtcBilled
  /// Replication Time Control goes off.
  case rtcEnds
  /// Objects travel by transfer acceleration, which is billed.
  case accelerationBilled
  /// What was copied stays, and nothing more is copied.
  case copiesStay
  /// Until the rule is gone, deletes go on to be carried over.
  case deletesPropagateUntilGone
  /// The pair's deleted rule has to be gone first.
  case waitsForClosing
  /// The bucket has as many rules as it may; a deleted one has to be gone first.
  case waitsForSlot(slots: Int)
  /// The bucket may be full for a while, because rules enter it before others have left; OSS may then refuse this one.
  case mayBeFull(BucketName)
}

extension Effect {
  /// What it is about, in a word; the same for effects that exclude each other.
  package var subject: String {
    switch self {
    case .historyCopied, .historyNotCopied: "history"
    case .deletesPropagate, .deletesNotPropagated, .deletesPropagateUntilGone, .deletesInGap: "deletes"
    case .gap: "gap"
    case .rtcBilled, .rtcEnds: "rtc"
    case .accelerationBilled: "transfer"
    case .copiesStay: "copies"
    case .waitsForClosing, .waitsForSlot: "wait"
    case .mayBeFull: "slots"
    }
  }

  /// Its name for programs; a contract.
  package var name: String {
    switch self {
    case .historyCopied: "history-copied"
    case .historyNotCopied: "history-not-copied"
    case .deletesPropagate: "deletes-propagate"
    case .deletesNotPropagated: "deletes-not-propagated"
    case .gap(isCopiedAfterwards: true): "gap-copied-afterwards"
    case .gap(isCopiedAfterwards: false): "gap-never-copied"
    case .deletesInGap: "deletes-in-gap"
    case .rtcBilled: "rtc-billed"
    case .rtcEnds: "rtc-ends"
    case .accelerationBilled: "acceleration-billed"
    case .copiesStay: "copies-stay"
    case .deletesPropagateUntilGone: "deletes-propagate-until-gone"
    case .waitsForClosing: "waits-for-closing"
    case .waitsForSlot: "waits-for-slot"
    case .mayBeFull: "may-be-full"
    }
  }

  /// One sentence without a full stop.
  package var words: String {
    switch self {
    case .historyCopied(let again, let isSameRegion):
      "existing objects are copied\(again ? " again" : ""), overwriting same names; "
        + (isSameRegion ? "requests are billed" : "traffic and requests are billed")
        + (again ? "; OSS does not document whether unchanged ones are skipped" : "")
    case .historyNotCopied: "existing objects are not copied"
    case .deletesPropagate: "deletes in the source delete in the destination"
    case .deletesNotPropagated: "deletes are not replicated; delete markers of versioned buckets are"
    case .gap(isCopiedAfterwards: true):
      "objects written until the new rule starts are copied by its history replication"
    case .gap(isCopiedAfterwards: false):
      "objects written until the new rule starts are NOT copied: its history replication is disabled"
    case .deletesInGap: "OSS documents nothing that carries deletes over which are made until the new rule starts"
    case .rtcBilled: "Replication Time Control is billed per GB"
    case .rtcEnds: "Replication Time Control is no longer billed, and no time is promised any more"
    case .accelerationBilled: "transfer acceleration is billed to the account of the destination bucket"
    case .copiesStay: "existing copies stay in the destination; new objects are no longer replicated"
    case .deletesPropagateUntilGone: "until the rule is gone, deletes in the source still delete in the destination"
    case .waitsForClosing:
      "a deleted rule still holds the pair; created once it is gone, for which OSS documents no time, mostly minutes"
    case .waitsForSlot(let slots):
      "the bucket has all \(slots) rules it may have; created once a deleted one is gone, mostly minutes"
    case .mayBeFull(let bucket):
      "bucket \(bucket) may be full for a while, and OSS then refuses the rule; running again is safe"
    }
  }

  /// Whether something is lost, or may be, that nothing brings back by itself.
  package var isLoss: Bool {
    switch self {
    case .gap(isCopiedAfterwards: false), .deletesInGap: true
    default: false
    }
  }
}

extension BucketPlan {
  /// What one of the bucket's changes brings about, in a fixed order.
  package func effects(of change: Change) -> [Effect] {
    switch change {
    case .create(let desired):
      return rule(desired.rule, again: false) + waits(for: change.address)
    case .replace(_, let desired, _):
      let isCopied = desired.rule.historicalObjectReplication == .enabled
      let deletes: [Effect] = desired.rule.action.propagatesDeletes ? [.deletesInGap] : []
      return [.gap(isCopiedAfterwards: isCopied)] + deletes + rule(desired.rule, again: true)
    case .setRTC(_, let desired):
      return [desired.rule.rtc == .enabled ? .rtcBilled : .rtcEnds]
    case .delete(let live, _):
      // An action that isn't modelled may be any.
      return [.copiesStay]
        + (live.settings.action.value?.propagatesDeletes == false ? [] : [.deletesPropagateUntilGone])
    }
  }

  private func rule(_ rule: ReplicationRule, again: Bool) -> [Effect] {
    var effects: [Effect] = [
      rule.historicalObjectReplication == .enabled
        ? .historyCopied(again: again, isSameRegion: rule.location == desired.region) : .historyNotCopied,
      rule.action.propagatesDeletes ? .deletesPropagate : .deletesNotPropagated,
    ]
    if rule.rtc == .enabled { effects.append(.rtcBilled) }
    if rule.transferType == .accelerated { effects.append(.accelerationBilled) }
    return effects
  }

  private func waits(for address: RuleAddress) -> [Effect] {
    var effects: [Effect] = []
    if waiting.contains(address) { effects.append(.waitsForClosing) }
    if waitingForSlot.contains(address) { effects.append(.waitsForSlot(slots: slots)) }
    for bucket in [address.source, address.destination] where crowded.contains(bucket) {
      effects.append(.mayBeFull(bucket))
    }
    return effects
  }
}
