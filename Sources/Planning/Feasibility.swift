package import Diagnostics
package import Replication

/// What was found out, before anything is written, about whether OSS can make the rules that a plan asks for.
package struct Feasibility: Hashable, Sendable {
  /// What is known of one rule.
  package enum Verdict: Hashable, Sendable {
    /// Nothing stands in the way.
    case proven
    /// OSS would refuse the rule, for these reasons, each at its place in the configuration.
    case infeasible([Diagnostic])
    /// It could not be found out.
    case unreadable(UnknownReason)
  }

  /// What is known, by rule; rules that were not looked into are absent.
  package var verdicts: [RuleAddress: Verdict]
  /// Where destination buckets were seen to lie.
  package var destinationRegions: [BucketName: Region]

  /// Nothing was looked into.
  package static let unchecked = Feasibility()

  package init(verdicts: [RuleAddress: Verdict] = [:], destinationRegions: [BucketName: Region] = [:]) {
    self.verdicts = verdicts
    self.destinationRegions = destinationRegions
  }
}
