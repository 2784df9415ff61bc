/// One field in which a live rule is not what the configuration asks for.
package enum FieldDifference: Hashable, Sendable {
  case location(live: Region, desired: Region)
  case transferType(live: TransferType, desired: TransferType)
  case prefixes(live: PrefixSet, desired: PrefixSet)
  case action(live: Action, desired: Action)
  case rtc(live: RTC, desired: RTC)
  case syncRole(live: ExactString?, desired: ExactString?)
  case sseKMS(live: SSEKMS, desired: SSEKMS)
  case userTaggings(live: UserTaggings?, desired: UserTaggings?)

  /// The field under its key in the configuration.
  package var field: RuleField {
    switch self {
    case .location: .location
    case .transferType: .transferType
    case .prefixes: .prefixes
    case .action: .action
    case .rtc: .rtc
    case .syncRole: .syncRole
    case .sseKMS(let live, let desired):
      live.isEnabled == desired.isEnabled ? .replicaKMSKeyID : .sseKMSEncryptedObjects
    case .userTaggings: .userTaggings
    }
  }

  /// Whether it may only say that OSS dropped what was sent: replacing the rule for it would replace it at every run.
  package var isNotKept: Bool {
    switch self {
    case .userTaggings(let live, let desired): live == nil && desired != nil
    case .sseKMS(let live, let desired): !live.isEnabled && desired.isEnabled
    default: false
    }
  }
}

extension LiveRule {
  /// Where this rule is not what `desired` asks for, in a fixed order; empty when the two mean the same to OSS.
  ///
  /// What is not modelled in the live rule is not compared. History replication acts once, when a rule is created, so it
  /// is never a difference on a rule that exists.
  package func differences(from desired: ReplicationRule) -> [FieldDifference] {
    let (settings, desired) = (settings, desired.settings)
    var found: [FieldDifference] = []
    if let live = settings.location.value, live != desired.location {
      found.append(.location(live: live, desired: desired.location))
    }
    if let live = settings.transferType.value, live != desired.transferType {
      found.append(.transferType(live: live, desired: desired.transferType))
    }
    if let live = settings.prefixes.value, live != desired.prefixes {
      found.append(.prefixes(live: live, desired: desired.prefixes))
    }
    if let live = settings.action.value, live != desired.action {
      found.append(.action(live: live, desired: desired.action))
    }
    if let live = settings.rtc.value, live != desired.rtc { found.append(.rtc(live: live, desired: desired.rtc)) }
    if let live = settings.syncRole.value, live != desired.syncRole, !settings.mayHideRole {
      found.append(.syncRole(live: live, desired: desired.syncRole))
    }
    if let live = settings.sseKMS.value, live != desired.sseKMS {
      found.append(.sseKMS(live: live, desired: desired.sseKMS))
    }
    if let live = settings.userTaggings.value, live != desired.userTaggings {
      found.append(.userTaggings(live: live, desired: desired.userTaggings))
    }
    return found
  }
}
