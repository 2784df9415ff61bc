/// One field in which a live rule is not what the configuration asks for.
package struct FieldDifference: Hashable, Sendable {
  /// The field under its key in the configuration.
  package let field: RuleField
  package let live: RuleFieldValue
  package let desired: RuleFieldValue

  package init(_ field: RuleField, live: RuleFieldValue, desired: RuleFieldValue) {
    self.field = field
    self.live = live
    self.desired = desired
  }

  /// Whether it may only say that OSS dropped what was sent: replacing the rule for it would replace it at every run.
  package var isNotKept: Bool {
    switch (live, desired) {
    case (.taggings(nil), .taggings(_?)): true
    case (.kms(let live), .kms(let desired)): !live.isEnabled && desired.isEnabled
    default: false
    }
  }

  /// The difference key by key of the configuration: one of KMS can be of two keys.
  package var byKey: [FieldDifference] {
    guard case (.kms(let live), .kms(let desired)) = (live, desired) else { return [self] }
    let key = FieldDifference(
      .replicaKMSKeyID, live: .name(live.replicaKMSKeyID), desired: .name(desired.replicaKMSKeyID))
    return (live.isEnabled == desired.isEnabled ? [] : [self]) + (key.live == key.desired ? [] : [key])
  }
}

extension LiveRule {
  /// Where this rule is not what `desired` asks for, in the order of the fields; empty when the two mean the same to OSS.
  ///
  /// What is not modelled in the live rule is not compared.
  package func differences(from desired: ReplicationRule) -> [FieldDifference] {
    var wanted = LiveSettings(desired.settings)
    // History replication acts once, when a rule is created, so it is never a difference on a rule that exists.
    wanted.historicalObjectReplication = settings.historicalObjectReplication
    if settings.mayHideRole { wanted.syncRole = settings.syncRole }
    // Most rules are what they shall be.
    guard settings != wanted else { return [] }
    return RuleField.allCases.compactMap { field in
      // The key is compared with the switch that it belongs to.
      guard field != .replicaKMSKeyID, let live = settings[field], let desired = wanted[field], live != desired else {
        return nil
      }
      if case (.kms(let before), .kms(let after)) = (live, desired), before.isEnabled == after.isEnabled {
        return FieldDifference(.replicaKMSKeyID, live: live, desired: desired)
      }
      return FieldDifference(field, live: live, desired: desired)
    }
  }
}
