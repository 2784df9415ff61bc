internal import FoundationEssentials

/// A bucket of a seed.
struct SeedBucket: Decodable {
  let name: String
  /// Without `oss-`.
  let region: String
  let versioning: StoredBucket.Versioning?
  /// The account that owns it; the emulator's own when absent.
  let owner: String?
  let storageClass: String?
  /// The bucket's policy; nobody but its owner's account has any right when absent.
  let policy: PolicyDocument?
  let rules: [SeedRule]

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case name, region, versioning, owner, policy, rules
    case storageClass = "storage_class"
  }

  init(from decoder: any Decoder) throws {
    try JSONReading.refuseUnknownKeys(in: decoder, allowed: CodingKeys.allCases.map(\.rawValue))
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    guard StoredBucket.isValidName(name) else {
      throw DecodingError.dataCorruptedError(
        forKey: .name, in: container,
        debugDescription: "'\(name)' is not a bucket's name: 3 to 63 lower-case letters, digits and inner hyphens")
    }
    region = try container.decode(String.self, forKey: .region)
    guard !region.isEmpty, !region.hasPrefix("oss-") else {
      throw DecodingError.dataCorruptedError(
        forKey: .region, in: container, debugDescription: "a region is written without 'oss-', such as cn-hangzhou")
    }
    versioning = try container.decodeIfPresent(StoredBucket.Versioning.self, forKey: .versioning)
    owner = try container.decodeIfPresent(String.self, forKey: .owner)
    storageClass = try container.decodeIfPresent(String.self, forKey: .storageClass)
    policy = try container.decodeIfPresent(PolicyDocument.self, forKey: .policy)
    rules = try container.decodeIfPresent([SeedRule].self, forKey: .rules) ?? []
    var ids: Set<String> = []
    for id in rules.compactMap(\.id) where !ids.insert(id).inserted {
      throw DecodingError.dataCorruptedError(
        forKey: .rules, in: container, debugDescription: "the rule ID '\(id)' is there twice")
    }
  }
}
