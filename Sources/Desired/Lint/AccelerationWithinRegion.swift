internal import Diagnostics
internal import Replication

/// Transfer acceleration is documented for replication between regions only.
enum AccelerationWithinRegion: RuleLint {
  static func findings(in rule: ResolvedRule) -> [Diagnostic] {
    guard case .written(.accelerated?, let transferSpan) = rule.fields.transferType,
      let source = rule.sourceRegion.value, case .written(let location?, let locationSpan) = rule.location,
      location == source
    else { return [] }
    let place = rule.place(of: transferSpan, whoseOwn: rule.written.fields.transferType.span, or: locationSpan)
    return [
      Diagnostic(
        .accelerationWithinRegion, severity: .warning, "transfer acceleration within one region", at: place,
        labels: [
          Diagnostic.Label(span: locationSpan, message: "the source bucket is in \(source) too"),
          Diagnostic.Label(span: transferSpan, message: "`oss_acc` is inherited from here"),
        ].filter { $0.span != place },
        notes: ["OSS documents `oss_acc` between regions only"], help: ["write `transfer_type: internal`"])
    ]
  }
}
