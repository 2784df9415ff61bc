internal import Replication

/// When a rule that is live already is replaced.
struct ReplacePolicy {
  /// Whatever it says.
  let isForced: Bool
  /// Also where OSS only did not keep what was sent.
  let includesNotKept: Bool
}

extension BucketTerms {
  /// A bucket that is only observed is shown as it is: what would be done if somebody forced it is no difference.
  func replacePolicy(for address: RuleAddress, in bucket: DesiredBucket) -> ReplacePolicy {
    ReplacePolicy(
      isForced: bucket.mode != .observe && forceReplace.contains(address),
      includesNotKept: consents.replace.contains(address))
  }
}

/// What a live rule needs to become the desired one.
struct RuleComparison {
  /// Where the live rule is not what is asked for.
  let differences: [FieldDifference]
  /// What is done about it; nil where nothing is.
  let change: Change?
  /// What is worth saying beside the change.
  let observations: [Observation]

  init(_ live: LiveRule, _ desired: DesiredRule, _ policy: ReplacePolicy) {
    differences = live.differences(from: desired.rule)
    let notKept = differences.filter(\.isNotKept)
    let isReplaced =
      policy.isForced || differences.contains(where: \.needsReplace) || (policy.includesNotKept && !notKept.isEmpty)
    if isReplaced {
      change = .replace(live, by: desired, differences: differences)
      observations = []
      return
    }
    change = differences.contains { $0.field == .rtc } ? .setRTC(live, to: desired) : nil
    observations =
      (live.unmodelled.isEmpty ? [] : [.unmodelled(live)])
      + (notKept.isEmpty ? [] : [.notKept(live, desired, differences: notKept)])
  }
}
