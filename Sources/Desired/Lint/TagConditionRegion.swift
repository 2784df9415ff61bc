internal import Diagnostics
internal import Replication

/// Where OSS documents that rules can't choose objects by their tags, without saying whether it means the source or the
/// destination (<https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketreplication>).
enum TagConditionRegion: RuleLint {
  private static let regions: Set<Region> = [
    "cn-zhangjiakou", "cn-zhongwei", "na-south-1", "cn-shenzhen-finance-1", "cn-shanghai-finance-1",
  ]

  static func findings(in rule: ResolvedRule) -> [Diagnostic] {
    guard case .written(_?, let span) = rule.fields.userTaggings else { return [] }
    let ends = [(rule.sourceRegion.value, ""), (rule.location.value, ", where the copies go")]
    guard let (region, role) = ends.first(where: { $0.0.map(regions.contains) == true }), let region else { return [] }
    return [
      Diagnostic(
        .tagConditionRegion, severity: .warning,
        "`user_taggings` is documented as not supported in \(region)\(role)", at: span,
        notes: ["OSS may refuse the rule, or drop the condition and replicate everything"],
        help: ["choose the objects by `prefixes`"])
    ]
  }
}
