internal import Diagnostics
internal import Replication

/// Replication Time Control exists between regions only (`BucketReplicationNotSupportRtc`).
enum RTCWithinRegion: RuleLint {
  static func findings(in rule: ResolvedRule) -> [Diagnostic] {
    guard case .given(.enabled, let rtcSpan) = rule.fields.rtc, let source = rule.sourceRegion.value,
      case .given(let location, let locationSpan) = rule.location, location == source
    else { return [] }
    let isOwn = rule.written.fields.rtc.span != nil
    return [
      Diagnostic(
        .rtcWithinRegion, "RTC is not possible within one region", at: isOwn ? rtcSpan : locationSpan,
        labels: [
          Diagnostic.Label(
            span: isOwn ? locationSpan : rtcSpan,
            message: isOwn ? "the source bucket is in \(source) too" : "RTC is inherited from here")
        ],
        notes: ["OSS offers RTC between regions only"],
        help: ["write `rtc: disabled`, or correct the location"])
    ]
  }
}
