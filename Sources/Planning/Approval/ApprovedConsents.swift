internal import Replication

extension Plan {
  /// The consents that are about something in this plan, in a fixed order. They are approved along with it.
  ///
  /// Whether a rail would trip without one does not matter: that can hang on what is discovered, such as whether OSS can be
  /// asked beforehand, which must not void an approval.
  var approvedConsents: [Consent] {
    guard consents != .none else { return [] }
    let subject = ConsentSubject(self)
    return consents.all.filter(subject.concerns)
  }
}

/// What a consent of a plan can be about.
private struct ConsentSubject {
  private let kinds: [RuleAddress: Change.Kind]
  private let deletes: Int
  private let replaces: Int
  private let buckets: Set<BucketName>

  init(_ plan: Plan) {
    kinds = Dictionary(plan.changes.map { ($0.address, $0.kind) }) { first, _ in first }
    deletes = kinds.values.count { $0 == .delete }
    replaces = kinds.values.count { $0 == .replace }
    buckets = Set(plan.buckets.map(\.desired.name) + plan.unknown.map(\.desired.name))
  }

  func concerns(_ consent: Consent) -> Bool {
    switch consent {
    case .delete(let count), .empty(let count): count == deletes
    case .replaces(let count): count == replaces
    case .replace(let address): kinds[address] == .replace
    case .unmodelled(let address): kinds[address] == .replace || kinds[address] == .delete
    case .unknown(let bucket): buckets.contains(bucket)
    }
  }
}
