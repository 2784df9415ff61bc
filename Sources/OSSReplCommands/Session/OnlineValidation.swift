internal import Diagnostics
internal import Planning
internal import Replication

/// What OSS says of a configuration as a whole: whether every bucket is where it shall be, and whether every rule could be
/// put. Rules that are there are not looked at.
struct OnlineValidation {
  let feasibility: Feasibility
  let leftOut: LeftOut

  /// Asks OSS, which takes up to three requests for each source bucket with its destination.
  init(_ session: Session) async {
    let all = session.desired.feasibilityCases
    let cases = all.filter { session.scope.contains($0.rule.rule.address) }
    let buckets = session.buckets
    feasibility = await session.feasibility(of: cases, buckets: buckets)
    leftOut = LeftOut(
      buckets: session.desired.buckets.count - buckets.count, rules: all.count - cases.count)
  }

  /// What is wrong and what could not be read.
  var diagnostics: [Diagnostic] {
    (feasibility.obstacles.merged(closing: []) + feasibility.doubts.merged(severity: .error)).sortedByPlace()
  }

  /// What is wrong weighs more than what could not be read.
  var outcome: Outcome {
    guard feasibility.obstacles.isEmpty else { return .blocked }
    return Outcome(unknown: feasibility.doubts.compactMap(\.cause.unreadReason)) ?? .ok
  }
}
