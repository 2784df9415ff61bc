internal import Replication

/// Every key of the configuration, block by block.
package enum ConfigurationSchema {
  /// The root file.
  package static let file = SchemaBlock(
    "file", title: "the top of the root file", takesExtensions: true,
    [
      SchemaKey(.version, .version, isRequired: true),
      SchemaKey(.project, .text),
      SchemaKey(.manage, .word(ManagementMode.allCases.map(\.rawValue))),
      SchemaKey(.include, .list(.text)),
      SchemaKey(.inputs, .named(input)),
      SchemaKey(.accounts, .named(account)),
      SchemaKey(.defaults, .block(defaults)),
      SchemaKey(.protect, .list(.block(protection))),
      SchemaKey(.limits, .block(limits)),
    ] + contentKeys)

  /// A file that the root file includes.
  package static let includedFile = SchemaBlock(
    "includedFile", title: "the top of an included file", takesExtensions: true, contentKeys)

  /// What every file may hold.
  private static let contentKeys = [
    SchemaKey(.templates, .named(template)),
    SchemaKey(.buckets, .named(bucket)),
    SchemaKey(.groups, .named(group)),
  ]

  /// A variable of the operator's that texts may use.
  package static let input = SchemaBlock(
    "input", title: "an input",
    [
      SchemaKey(.default, .text),
      SchemaKey(.description, .text),
    ])

  /// The sources of credentials that are named by a word.
  static let credentialsWords = ["env", "chain", "oidc", "ecs", "uri"]

  /// Where the credentials for some buckets come from.
  package static let account = SchemaBlock(
    "account", title: "an account",
    [
      SchemaKey(.auth, .wordOrBlock(credentialsWords, authProfile), isRequired: true),
      SchemaKey(.assumeRole, .block(assumedRole)),
      SchemaKey(.stsRegion, .text),
      SchemaKey(.uid, .text),
    ])

  /// A source of credentials that another program keeps; one of the keys.
  package static let authProfile = SchemaBlock(
    "authProfile", title: "`auth`",
    [
      SchemaKey(.profile, .text),
      SchemaKey(.ossutil, .text),
    ])

  /// A role that is assumed with the credentials of an account.
  package static let assumedRole = SchemaBlock(
    "assumedRole", title: "`assume_role`",
    [
      SchemaKey(.roleARN, .text, isRequired: true),
      SchemaKey(.sessionName, .text),
      SchemaKey(.duration, .text),
      SchemaKey(.externalID, .text),
      SchemaKey(.policy, .text),
    ])

  /// What the operator settles of an account; what is absent the configuration may say.
  package static let settledAccount = SchemaBlock(
    "settledAccount", title: "an account",
    [
      SchemaKey(.auth, .wordOrBlock(credentialsWords, authProfile)),
      SchemaKey(.assumeRole, .block(assumedRole)),
      SchemaKey(.uid, .text),
    ])

  /// What buckets and rules inherit.
  package static let defaults = SchemaBlock(
    "defaults", title: "`defaults`", placeKeys + [SchemaKey(.rule, .block(defaultRule))])

  /// What rules inherit.
  package static let defaultRule = SchemaBlock("defaultRule", title: "`defaults.rule`", inheritableRuleKeys)

  /// The operator's file of rails.
  package static let rails = SchemaBlock(
    "rails", title: "the top of the file of rails",
    [
      SchemaKey(.protect, .list(.block(protection))),
      SchemaKey(.limits, .block(limits)),
      SchemaKey(.accounts, .named(settledAccount)),
    ])

  /// What no run may do to some rules.
  package static let protection = SchemaBlock(
    "protection", title: "a protection",
    [
      SchemaKey(.match, .text, isRequired: true),
      SchemaKey(.from, .list(.word(Protection.Threat.allCases.map(\.rawValue))), isRequired: true),
    ])

  /// How much one run may take away.
  package static let limits = SchemaBlock(
    "limits", title: "`limits`",
    [
      SchemaKey(.delete, .block(deleteLimits)),
      SchemaKey(.replace, .block(replaceLimits)),
      SchemaKey(.rulesPerBucket, .number(rulesRange)),
    ])

  /// How many rules one run may delete.
  package static let deleteLimits = SchemaBlock(
    "deleteLimits", title: "`limits.delete`",
    [
      SchemaKey(.max, .number(countRange)),
      SchemaKey(.percent, .number(percentRange)),
      SchemaKey(.floor, .number(countRange)),
    ])

  /// How many rules one run may replace, and how many at a time.
  package static let replaceLimits = SchemaBlock(
    "replaceLimits", title: "`limits.replace`",
    [
      SchemaKey(.max, .number(countRange)),
      SchemaKey(.maxUnavailable, .numberOrShare(placesRange)),
    ])

  /// Fields for the rules that use it.
  package static let template = SchemaBlock(
    "template", title: "a template",
    [SchemaKey(.destination, .block(destination))] + inheritableRuleKeys + [SchemaKey(.note, .unsettable(.text))])

  /// A source bucket.
  package static let bucket = SchemaBlock("bucket", title: "a bucket", bucketKeys)

  /// Buckets that differ in a name only.
  package static let group = SchemaBlock(
    "group", title: "a group",
    [
      SchemaKey(.each, .named(each), isRequired: true),
      SchemaKey(.bucket, .text, isRequired: true),
    ] + bucketKeys)

  /// The items of a group; one of the keys.
  package static let each = SchemaBlock(
    "each", title: "an each-key",
    [
      SchemaKey(.range, .list(.text)),
      SchemaKey(.list, .list(.text)),
      SchemaKey(.map, .textsOrMappings),
      SchemaKey(.file, .text),
    ])

  private static let bucketKeys =
    placeKeys + [
      SchemaKey(.manage, .word(ManagementMode.allCases.map(\.rawValue))),
      SchemaKey(.rules, .list(.block(rule)), isRequired: true),
    ]

  /// A rule of a bucket. `destination` is required too, but for what a template gives.
  package static let rule = SchemaBlock(
    "rule", title: "a rule",
    [
      SchemaKey(.destination, .block(destination)),
      SchemaKey(.use, .text),
    ] + inheritableRuleKeys + [
      SchemaKey(.note, .unsettable(.text)),
      SchemaKey(.state, .word(["absent"])),
    ])

  /// Where a rule replicates to. `bucket` is required too, but for what a template gives, and so is `location`, but for a
  /// rule with `state: absent`.
  package static let destination = SchemaBlock(
    "destination", title: "`destination`",
    [
      SchemaKey(.bucket, .text),
      SchemaKey(.location, .text),
      SchemaKey(.account, .unsettable(.text)),
    ])

  /// A rule's condition on tags.
  package static let userTaggings = SchemaBlock(
    "userTaggings", title: "`user_taggings`",
    [
      SchemaKey(.filterType, .word(UserTaggings.FilterType.allCases.map(\.rawValue))),
      SchemaKey(.tags, .list(.block(tag))),
    ])

  /// A tag in the condition.
  package static let tag = SchemaBlock(
    "tag", title: "a tag",
    [
      SchemaKey(.key, .text, isRequired: true),
      SchemaKey(.value, .text, isRequired: true),
    ])

  /// The words of every switch.
  package static let switchWords = ["enabled", "disabled"]

  /// Every block there is, from the top down.
  package static let blocks = [
    file, includedFile, input, account, authProfile, assumedRole, defaults, defaultRule, protection, limits,
    deleteLimits, replaceLimits,
    template, bucket, group, each, rule, destination, userTaggings, tag,
  ]

  /// How many of something.
  static let countRange = 0...1_000_000
  /// How many pairs may be without a rule at a time.
  static let placesRange = 1...1_000_000
  /// A share in per cent.
  static let percentRange = 0...100
  /// How many rules OSS may allow a bucket.
  static let rulesRange = 1...10_000

  /// Where a bucket is and how it is reached.
  private static let placeKeys = [
    SchemaKey(.account, .text),
    SchemaKey(.region, .text),
    SchemaKey(.endpoint, .wordOrText(Endpoint.Network.allCases.map(\.rawValue))),
    SchemaKey(.pathStyle, .boolean),
  ]

  private static let inheritableRuleKeys: [SchemaKey] = RuleField.allCases.compactMap { field in
    value(of: field).map { SchemaKey(KeyName(field), .unsettable($0)) }
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
