internal import Diagnostics
internal import Replication

/// A rule of thumb or of OSS that can be judged by looking at one replication rule.
protocol RuleLint: SendableMetatype {
  static func findings(in rule: ResolvedRule) -> [Diagnostic]
}

/// A rule of thumb or of OSS that can be judged by looking at one bucket and its rules.
protocol BucketLint: SendableMetatype {
  static func findings(in bucket: ResolvedBucket) -> [Diagnostic]
}

/// A rule of thumb or of OSS for which several buckets have to be looked at.
protocol FleetLint: SendableMetatype {
  static func findings(in fleet: Fleet) -> [Diagnostic]
}

/// Every lint there is.
enum Lints {
  private static let ruleLints: [any RuleLint.Type] = [
    MissingSetting.self, SourceIsDestination.self, OverlappingPrefixes.self, RoleARN.self, KMSWithoutRole.self,
    UnusedKMSKey.self, RTCWithinRegion.self, KMSWithoutKey.self, AccelerationWithinRegion.self,
    BorderWithoutAcceleration.self, ManyPrefixes.self, SuspiciousPrefix.self,
    SurroundingWhiteSpace.self, TagConditionRegion.self,
  ]

  private static let bucketLints: [any BucketLint.Type] = [
    MissingBucketSetting.self, DuplicatePair.self, TombstoneUnderObserve.self,
    EndpointOfAnotherRegion.self,
  ]

  private static let fleetLints: [any FleetLint.Type] = [
    DuplicateBucket.self, BucketInTwoRegions.self, UnknownRegion.self, TooManyRules.self, ReplicationCycle.self,
    ReplicationChain.self,
  ]

  /// Judges a bucket by itself.
  static func judge(_ bucket: ResolvedBucket, findings: Findings) {
    for rule in bucket.rules {
      for lint in ruleLints { report(lint.findings(in: rule), of: bucket, findings) }
    }
    for lint in bucketLints { report(lint.findings(in: bucket), of: bucket, findings) }
  }

  /// Judges where requests for a bucket go, by what the operator allows. What is wrong with an endpoint is told once, however
  /// many buckets inherit it.
  static func judge(_ bucket: ResolvedBucket, allowed: Set<Endpoint>, findings: Findings) {
    guard case .written(.fixed?, _) = bucket.endpoint else { return }
    let foreign = ForeignEndpoint.findings(bucket.endpoint, of: bucket.name, allowed: allowed)
    guard foreign.isEmpty else { return findings.report(foreign) }
    report(BucketInEndpoint.findings(in: bucket), of: bucket, findings)
    report(AllowedEndpoint.findings(in: bucket, allowed: allowed), of: bucket, findings)
  }

  /// Judges all buckets together.
  static func judge(_ fleet: Fleet, findings: Findings) {
    for lint in fleetLints {
      // The buckets of a group share their lines, so that what is wrong with many of them falls on one place.
      for (number, finding) in lint.findings(in: fleet).enumerated() {
        findings.reportRepeatable(finding, number: number)
      }
    }
  }

  /// Judges a configuration without errors as a whole.
  ///
  /// - Parameter protections: its protections, each with the place of its pattern.
  static func judge(_ state: DesiredState, _ protections: [Located<Protection>], findings: Findings) {
    findings.report(ProtectionWithoutBucket.findings(protections, in: state, closest: findings.closest))
  }

  private static func report(_ diagnostics: [Diagnostic], of bucket: ResolvedBucket, _ findings: Findings) {
    for diagnostic in diagnostics { findings.report(diagnostic, of: bucket.expansion) }
  }
}
