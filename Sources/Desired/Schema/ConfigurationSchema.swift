internal import Replication

/// Every key of the configuration, block by block.
package enum ConfigurationSchema {
  /// The whole file.
  package static let file = SchemaBlock(
    "file", title: "the top of the file",
    [
      SchemaKey("version", .version, isRequired: true),
      SchemaKey("project", .text),
      SchemaKey("manage", .word(ManagementMode.allCases.map(\.rawValue))),
      SchemaKey("defaults", .block(defaults)),
      SchemaKey("buckets", .named(bucket), isRequired: true),
    ])

  /// What buckets and rules inherit.
  package static let defaults = SchemaBlock(
    "defaults", title: "`defaults`",
    [
      SchemaKey("region", .text),
      SchemaKey("rule", .block(defaultRule)),
    ])

  /// What rules inherit.
  package static let defaultRule = SchemaBlock("defaultRule", title: "`defaults.rule`", inheritableRuleKeys)

  /// A source bucket.
  package static let bucket = SchemaBlock(
    "bucket", title: "a bucket",
    [
      SchemaKey("region", .text),
      SchemaKey("manage", .word(ManagementMode.allCases.map(\.rawValue))),
      SchemaKey("rules", .list(.block(rule)), isRequired: true),
    ])

  /// A rule of a bucket.
  package static let rule = SchemaBlock(
    "rule", title: "a rule",
    [SchemaKey("destination", .block(destination), isRequired: true)] + inheritableRuleKeys + [
      SchemaKey("note", .text),
      SchemaKey("state", .word(["absent"])),
    ])

  /// Where a rule replicates to. `location` is required too, but for a rule with `state: absent`.
  package static let destination = SchemaBlock(
    "destination", title: "`destination`",
    [
      SchemaKey("bucket", .text, isRequired: true),
      SchemaKey("location", .text),
    ])

  /// A rule's condition on tags.
  package static let userTaggings = SchemaBlock(
    "userTaggings", title: "`user_taggings`",
    [
      SchemaKey("filter_type", .word(UserTaggings.FilterType.allCases.map(\.rawValue))),
      SchemaKey("tags", .list(.block(tag))),
    ])

  /// A tag in the condition.
  package static let tag = SchemaBlock(
    "tag", title: "a tag",
    [
      SchemaKey("key", .text, isRequired: true),
      SchemaKey("value", .text, isRequired: true),
    ])

  /// The words of every switch.
  package static let switchWords = ["enabled", "disabled"]

  /// Every block there is, from the top down.
  package static let blocks = [file, defaults, defaultRule, bucket, rule, destination, userTaggings, tag]

  private static let inheritableRuleKeys: [SchemaKey] = RuleField.allCases.compactMap { field in
    value(of: field).map { SchemaKey(field.rawValue, .unsettable($0)) }
  }

  /// What a field of a rule takes; nil for the location, which lies under `destination`.
  private static func value(of field: RuleField) -> SchemaValue? {
    switch field {
    case .location: nil
    case .transferType: .word(TransferType.allCases.map(\.rawValue))
    case .prefixes: .list(.text)
    case .action: .wordOrList(["ALL"] + Operation.allCases.map(\.rawValue), all: "ALL")
    case .historicalObjectReplication: .word(HistoricalObjectReplication.allCases.map(\.rawValue))
    case .rtc: .word(RTC.allCases.map(\.rawValue))
    case .syncRole, .replicaKMSKeyID: .text
    case .sseKMSEncryptedObjects: .word(switchWords)
    case .userTaggings: .block(userTaggings)
    }
  }
}
