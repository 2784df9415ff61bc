/// The regions that replicate to each other, and what each pair of them can do.
///
/// It is a snapshot of what GetBucketReplicationLocation was seen to answer for a bucket in cn-hangzhou, extended to
/// other sources by the documented rules: every region reaches every other one, transfer acceleration exists between
/// mainland China and the rest, RTC within a group of mainland regions and between the two regions of the USA.
package enum RegionTable {
  /// All regions that take part in cross-region replication, by their identifiers, sorted.
  package static let regions = [
    "ap-northeast-1", "ap-northeast-2", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3",
    "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "cn-beijing", "cn-chengdu", "cn-fuzhou", "cn-guangzhou",
    "cn-hangzhou", "cn-heyuan", "cn-hongkong", "cn-huhehaote", "cn-nanjing", "cn-qingdao", "cn-shanghai", "cn-shenzhen",
    "cn-wulanchabu", "cn-zhangjiakou", "eu-central-1", "eu-west-1", "me-central-1", "me-east-1", "rus-west-1",
    "us-east-1", "us-west-1",
  ]

  /// The regions outside mainland China, in the order in which the service lists them as accelerated.
  private static let accelerated = [
    "cn-hongkong", "eu-central-1", "ap-southeast-7", "ap-southeast-6", "ap-southeast-5", "eu-west-1", "rus-west-1",
    "ap-southeast-2", "ap-southeast-1", "me-central-1", "ap-south-1", "us-east-1", "ap-northeast-1", "me-east-1",
    "ap-northeast-2", "ap-southeast-3", "us-west-1",
  ]

  private static let timeControlled = [
    ["cn-beijing", "cn-hangzhou", "cn-qingdao", "cn-shanghai", "cn-shenzhen", "cn-zhangjiakou"],
    ["us-east-1", "us-west-1"],
  ]

  /// Whether a region takes part in cross-region replication.
  package static func contains(_ region: String) -> Bool { regions.contains(region) }

  /// Whether a region lies in mainland China: `cn-*` but for `cn-hongkong`.
  package static func isMainland(_ region: String) -> Bool { region.hasPrefix("cn-") && region != "cn-hongkong" }

  /// The regions that a bucket can replicate to, its own left out.
  package static func targets(from source: String) -> [String] {
    contains(source) ? regions.filter { $0 != source } : []
  }

  /// The targets to which `oss_acc` is possible.
  package static func acceleratedTargets(from source: String) -> [String] {
    guard contains(source) else { return [] }
    return isMainland(source) ? accelerated : regions.filter(isMainland)
  }

  /// The targets for which RTC is possible.
  package static func timeControlledTargets(from source: String) -> [String] {
    timeControlled.first { $0.contains(source) }?.filter { $0 != source } ?? []
  }
}
