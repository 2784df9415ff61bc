package import Replication

/// A rule that is as it shall be, with what either side says.
package struct RuleMatch: Hashable, Sendable {
  package let address: RuleAddress
  /// What OSS lists, without what it does not list.
  package let liveFingerprint: Fingerprint
  package let desiredFingerprint: Fingerprint

  package init(address: RuleAddress, liveFingerprint: Fingerprint, desiredFingerprint: Fingerprint) {
    self.address = address
    self.liveFingerprint = liveFingerprint
    self.desiredFingerprint = desiredFingerprint
  }
}

/// The rules in scope of one bucket that are as they shall be.
package enum Matches: Hashable, Sendable {
  /// Those of a plan that was just made. No digest is taken of them until somebody asks: most runs never do.
  case found(Set<RuleAddress>, among: RuleList)
  /// Those of a plan that was saved and read back.
  case recorded([RuleMatch])

  package var count: Int {
    switch self {
    case .found(let addresses, _): addresses.count
    case .recorded(let matches): matches.count
    }
  }
}

extension BucketPlan {
  /// The rules that match, in the order of the configuration. Takes time in proportion to the bucket's rules.
  package var ruleMatches: [RuleMatch] {
    switch matches {
    case .recorded(let matches): return matches
    case .found(let addresses, let rules):
      return desired.rules.compactMap { desired in
        let address = desired.rule.address
        guard addresses.contains(address), let live = rules.live[address] else { return nil }
        return RuleMatch(
          address: address, liveFingerprint: live.fingerprint, desiredFingerprint: desired.rule.fingerprint)
      }
    }
  }
}
