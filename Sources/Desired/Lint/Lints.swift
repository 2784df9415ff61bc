internal import Diagnostics

/// A rule of thumb or of OSS that can be judged by looking at one replication rule.
protocol RuleLint: SendableMetatype {
  static func findings(in rule: ResolvedRule) -> [Diagnostic]
}

/// A rule of thumb or of OSS for which several replication rules have to be looked at.
protocol ConfigurationLint: SendableMetatype {
  static func findings(in configuration: ResolvedConfiguration) -> [Diagnostic]
}

/// Every lint there is.
enum Lints {
  private static let ruleLints: [any RuleLint.Type] = [
    MissingSetting.self, SourceIsDestination.self, OverlappingPrefixes.self, PrefixTooLong.self, RoleARN.self,
    KMSWithoutRole.self, UnusedKMSKey.self, RTCWithinRegion.self, KMSWithoutKey.self, AccelerationWithinRegion.self,
    BorderWithoutAcceleration.self, ManyPrefixes.self, SuspiciousPrefix.self,
  ]

  private static let configurationLints: [any ConfigurationLint.Type] = [
    MissingBucketSetting.self, DuplicatePair.self, TombstoneUnderObserve.self, TooManyRules.self,
  ]

  static func findings(in configuration: ResolvedConfiguration) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for bucket in configuration.buckets {
      for rule in bucket.rules {
        for lint in ruleLints { findings += lint.findings(in: rule) }
      }
    }
    return findings + configurationLints.flatMap { $0.findings(in: configuration) }
  }
}
