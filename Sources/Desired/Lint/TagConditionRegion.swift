internal import Diagnostics
internal import Replication

/// Where OSS documents that rules can't choose objects by their tags
/// (<https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketreplication>).
enum TagConditionRegion: RuleLint {
  private static let regions: Set<Region> = [
    "cn-zhangjiakou", "cn-zhongwei", "na-south-1", "cn-shenzhen-finance-1", "cn-shanghai-finance-1",
  ]

  static func findings(in rule: ResolvedRule) -> [Diagnostic] {
    guard case .written(_?, let span) = rule.fields.userTaggings, let source = rule.sourceRegion.value,
      regions.contains(source)
    else { return [] }
    return [
      Diagnostic(
        .tagConditionRegion, severity: .warning, "`user_taggings` is documented as not supported in \(source)",
        at: span,
        notes: ["OSS may refuse the rule, or drop the condition and replicate everything"],
        help: ["choose the objects by `prefixes`"])
    ]
  }
}
