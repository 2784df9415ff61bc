internal import Diagnostics
internal import Replication

/// Transfer acceleration is documented for replication between regions only.
enum AccelerationWithinRegion: RuleLint {
  static func findings(in rule: ResolvedRule) -> [Diagnostic] {
    guard case .given(.accelerated, let transferSpan) = rule.fields.transferType,
      let source = rule.sourceRegion.value, case .given(let location, let locationSpan) = rule.location,
      location == source
    else { return [] }
    let isOwn = rule.written.fields.transferType.span != nil
    return [
      Diagnostic(
        .accelerationWithinRegion, severity: .warning, "transfer acceleration within one region",
        at: isOwn ? transferSpan : locationSpan,
        labels: [
          Diagnostic.Label(
            span: isOwn ? locationSpan : transferSpan,
            message: isOwn ? "the source bucket is in \(source) too" : "`oss_acc` is inherited from here")
        ],
        notes: ["OSS documents `oss_acc` between regions only"], help: ["write `transfer_type: internal`"])
    ]
  }
}
