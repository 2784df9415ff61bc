internal import Diagnostics
internal import Replication

/// Replication Time Control exists between regions only (`BucketReplicationNotSupportRtc`).
enum RTCWithinRegion: RuleLint {
  static func findings(in rule: ResolvedRule) -> [Diagnostic] {
    guard case .written(.enabled?, let rtcSpan) = rule.fields.rtc, let source = rule.sourceRegion.value,
      case .written(let location?, let locationSpan) = rule.location, location == source
    else { return [] }
    let place = rule.place(of: rtcSpan, whoseOwn: rule.written.fields.rtc.span, or: locationSpan)
    return [
      Diagnostic(
        .rtcWithinRegion, "RTC is not possible within one region", at: place,
        labels: [
          Diagnostic.Label(span: locationSpan, message: "the source bucket is in \(source) too"),
          Diagnostic.Label(span: rtcSpan, message: "RTC is inherited from here"),
        ].filter { $0.span != place },
        notes: ["OSS offers RTC between regions only"],
        help: ["write `rtc: disabled`, or correct the location"])
    ]
  }
}
