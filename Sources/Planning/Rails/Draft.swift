internal import Replication

/// A plan before anything holds it back: what the rails judge.
struct Draft {
  let desired: DesiredState
  let buckets: [BucketPlan]
  let unknown: [UnknownBucket]
  let terms: BucketTerms
  let occupancy: Occupancy
  let feasibility: Feasibility
  /// Every change, by bucket and in the order in which each bucket's are made.
  let changes: [Change]

  init(
    desired: DesiredState, buckets: [BucketPlan], unknown: [UnknownBucket], terms: BucketTerms,
    occupancy: Occupancy, feasibility: Feasibility
  ) {
    self.desired = desired
    self.buckets = buckets
    self.unknown = unknown
    self.terms = terms
    self.occupancy = occupancy
    self.feasibility = feasibility
    changes = buckets.flatMap(\.changes)
  }

  var consents: Consents { terms.consents }

  /// How many rules would be deleted.
  var deletes: Int { changes.count { $0.kind == .delete } }

  /// The live rules in scope that the configuration manages.
  var managedLive: Int { buckets.reduce(0) { $0 + $1.managedLive } }

  /// What all rails together say, each in its turn.
  func judged() -> RailVerdict {
    let rails = [
      emptyRail, deleteRail, replaceRail, protectRail, unmodelledRail, locationRail, feasibilityRail, slotRail,
      forcedReplaceRail, unknownRail,
    ]
    return rails.reduce(into: RailVerdict()) { all, rail in
      let verdict = rail(self)
      all.blocks += verdict.blocks
      all.used.formUnion(verdict.used)
      all.warnings += verdict.warnings
    }
  }
}

/// What a rail says of a draft.
struct RailVerdict {
  var blocks: [Block] = []
  /// The consents that let something through, and those that were refused; all others are reported as unused.
  var used: Set<Consent> = []
  var warnings: [PlanWarning] = []
}
