package import Replication

/// What is to be done to all buckets of a configuration.
package struct Plan: Hashable, Sendable {
  /// The buckets that were read, sorted by name.
  package let buckets: [BucketPlan]
  /// The buckets that could not be read, sorted by name.
  package let unknown: [UnknownBucket]
  /// What stops the plan from being applied; one is enough to stop all of it.
  package let blocks: [Block]
  /// What is very likely not meant so, but stops nothing.
  package let warnings: [PlanWarning]
  /// Permissions that were given.
  package let consents: Consents
  /// Which rules the plan is about.
  package let scope: Scope
  /// What the scope leaves out.
  package let leftOut: LeftOut
  /// What is known beforehand of whether OSS will take the rules.
  package let feasibility: Feasibility
  /// The rails that were in force.
  package let safeguards: Safeguards
  /// Where every request goes instead of the buckets' own endpoints, if the operator said so.
  package let operatorEndpoint: Endpoint?

  /// A plan as it was saved; one that is new comes from `diff`.
  package init(
    buckets: [BucketPlan], unknown: [UnknownBucket], blocks: [Block], warnings: [PlanWarning], consents: Consents,
    scope: Scope, leftOut: LeftOut, feasibility: Feasibility, safeguards: Safeguards, operatorEndpoint: Endpoint?
  ) {
    self.buckets = buckets
    self.unknown = unknown
    self.blocks = blocks
    self.warnings = warnings
    self.consents = consents
    self.scope = scope
    self.leftOut = leftOut
    self.feasibility = feasibility
    self.safeguards = safeguards
    self.operatorEndpoint = operatorEndpoint
  }

  /// Every change, by bucket and in the order in which each bucket's are made.
  package var changes: [Change] { buckets.flatMap(\.changes) }

  /// Every observation, by bucket and address.
  package var observations: [Observation] { buckets.flatMap(\.observations) }

  /// The rules that were asked to be made anew.
  package var forceReplace: Set<RuleAddress> { buckets.reduce(into: []) { $0.formUnion($1.terms.forceReplace) } }

  /// How many pairs the run may leave without a rule at a time while it replaces theirs, by
  /// `limits.replace.max_unavailable`; at least 1.
  package var maxUnavailable: Int {
    safeguards.limits.replaceMaxUnavailable.number(of: changes.count { $0.kind == .replace })
  }

  /// Rules in scope that are as they shall be.
  package var unchanged: Int { buckets.reduce(0) { $0 + $1.unchanged } }
}
