package import Replication

/// Why a change is planned.
package enum ChangeReason: Hashable, Sendable {
  /// The pair shall have a rule and has none.
  case missing
  /// The live rule is not what the configuration asks for.
  case differs(FieldDifference)
  /// OSS lists the rule without something that was asked for, and the operator had it replaced for that.
  case notKept(FieldDifference)
  /// Nothing takes a new rule, but the operator asked for one.
  case requested
  /// The configuration says `state: absent`.
  case tombstone
  /// The bucket is managed exclusively, and its list does not hold the rule.
  case unlisted
}

extension Change {
  /// Why the change is planned; at least one reason.
  package var reasons: [ChangeReason] {
    switch self {
    case .create: [.missing]
    case .setRTC: differences.map { .differs($0) }
    case .replace(_, _, let differences):
      (isRequested ? [.requested] : []) + differences.map { $0.isNotKept ? .notKept($0) : .differs($0) }
    case .delete(_, .tombstone): [.tombstone]
    case .delete(_, .unlisted): [.unlisted]
    }
  }

  /// Where the live rule is not what the configuration asks for; none for a create or delete.
  package var differences: [FieldDifference] {
    switch self {
    case .create, .delete: []
    case .setRTC(let live, let desired): live.differences(from: desired.rule).filter { $0.field == .rtc }
    case .replace(_, _, let differences): differences
    }
  }

  /// Whether it is a replace that only the operator's word asks for: RTC alone would be set in place, and what OSS dropped
  /// once is let be.
  package var isRequested: Bool {
    guard case .replace(_, _, let differences) = self else { return false }
    return !differences.contains(where: \.needsReplace)
  }
}

extension FieldDifference {
  /// Whether it takes a new rule to settle it: OSS can change only RTC in place, and what it dropped once it would very
  /// likely drop again.
  var needsReplace: Bool { !isNotKept && field != .rtc }
}
