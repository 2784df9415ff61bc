package import Replication

/// What is to be done to one bucket whose rules are known.
package struct BucketPlan: Hashable, Sendable {
  /// What the configuration asks for, whether in scope or not.
  package let desired: DesiredBucket
  /// The changes in the order in which they are made.
  package let changes: [Change]
  /// What is worth saying beside the changes, sorted by address.
  package let observations: [Observation]
  /// The rules in scope that are as they shall be.
  package let matches: Matches
  /// Live rules in scope that this configuration manages: the listed ones, under `exclusive` all, under `observe` none.
  package let managedLive: Int
  /// Pairs whose new rule has to wait until a deleted one is gone.
  package let waiting: Set<RuleAddress>
  /// Pairs whose new rule has to wait until the bucket has a slot for it; they come last.
  package let waitingForSlot: Set<RuleAddress>
  /// Pairs that the scope leaves out: listed ones and other live ones.
  package let leftOut: Int
  /// Buckets of the creates, sources or destinations, that may be full for a while.
  package internal(set) var crowded: Set<BucketName>
  /// How the bucket was planned, beside what is desired.
  package internal(set) var terms: BucketTerms

  /// A plan as it was saved; one that is new comes from `diff`.
  package init(
    desired: DesiredBucket, changes: [Change], observations: [Observation], matches: Matches, managedLive: Int,
    waiting: Set<RuleAddress>, waitingForSlot: Set<RuleAddress>, leftOut: Int, crowded: Set<BucketName> = [],
    terms: BucketTerms
  ) {
    self.desired = desired
    self.changes = changes
    self.observations = observations
    self.matches = matches
    self.managedLive = managedLive
    self.waiting = waiting
    self.waitingForSlot = waitingForSlot
    self.leftOut = leftOut
    self.crowded = crowded
    self.terms = terms
  }

  /// How many rules in scope are as they shall be.
  package var unchanged: Int { matches.count }

  /// How many rules the bucket may have that leave it, closing ones among them.
  package var slots: Int { terms.slots }
}
