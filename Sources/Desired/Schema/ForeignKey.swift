internal import Replication

/// What a key of another tool or cloud is here, for who brings a configuration from there: Terraform's and OSS's own names of
/// what is called otherwise in these files, and those of S3, of Google Cloud Storage and of Azure.
enum ForeignKey {
  /// Written otherwise here.
  ///
  /// - Parameters:
  ///   - help: what to write.
  ///   - excuses: keys that must not be called missing as well.
  case written(help: String, excuses: [KeyName] = [])
  /// The other name of a key of the same block.
  case renamed(KeyName)
  /// Nothing that a rule of OSS could have, and why.
  case nothing(reason: String)

  /// The meaning of a key; nil for one that nobody is known to use.
  init?(_ text: String, in block: SchemaBlock) {
    let name = Self.snakeCase(text)
    guard let found = Self.tables[block.name]?[name] else { return nil }
    self = found
  }

  /// A name in the case of our keys: `SourceSelectionCriteria` is `source_selection_criteria`.
  static func snakeCase(_ text: String) -> String {
    var name = ""
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if scalar == "-" {
        name += "_"
      } else if scalar.properties.isUppercase, scalar.isASCII {
        if let previous, !previous.properties.isUppercase, previous != "_", previous != "-" { name += "_" }
        name.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) | 0x20))
      } else {
        name.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    return name
  }

  /// By the names of blocks.
  private static let tables: [String: [String: ForeignKey]] = [
    ConfigurationSchema.file.name: file,
    ConfigurationSchema.defaults.name: place,
    ConfigurationSchema.bucket.name: bucket.merging(place) { own, _ in own },
    ConfigurationSchema.group.name: bucket.merging(place) { own, _ in own }.merging(group) { own, _ in own },
    ConfigurationSchema.defaultRule.name: rule,
    ConfigurationSchema.template.name: rule,
    ConfigurationSchema.rule.name: rule,
    ConfigurationSchema.destination.name: destination,
  ]

  // MARK: The names

  private static let file: [String: ForeignKey] = table([
    (
      ["provider", "backend", "profile"],
      .written(help: "write `accounts: {NAME: {auth: env}}` and `defaults: {region: cn-REGION}`")
    ),
    (
      ["variables", "variable"],
      .written(help: "write `inputs: {NAME: {}}`, and `${var:NAME}` in the texts", excuses: [.inputs])
    ),
    (["locals"], .written(help: "put anchors under a key that begins with `x-`, such as `x-common: &common {…}`")),
    (
      ["resource", "resources", "replication", "replication_configuration", "replication_rules"],
      .written(help: "write `buckets: {NAME: {region: cn-REGION, rules: […]}}`", excuses: [.buckets])
    ),
    (
      ["rules"],
      .written(help: "write the rules under their source bucket: `buckets: {NAME: {rules: […]}}`", excuses: [.buckets])
    ),
    (["role"], .written(help: "write `sync_role: NAME` in a rule, a template or `defaults.rule`")),
  ])

  private static let place: [String: ForeignKey] = table([
    (["location", "bucket_region", "region_id"], .renamed(.region))
  ])

  private static let bucket: [String: ForeignKey] = table([
    (
      [
        "acl", "versioning", "storage_class", "redundancy_type", "tags", "tagging", "lifecycle_rule", "lifecycle_rules",
        "logging", "cors", "cors_rule", "policy", "encryption", "server_side_encryption_rule", "website",
        "force_destroy", "transfer_acceleration",
      ], .nothing(reason: "of a bucket only its replication rules are managed here")
    ),
    (["replication", "replication_configuration", "replication_rule", "replication_rules"], .renamed(.rules)),
    (["name"], .nothing(reason: "the name of a bucket is the key above it")),
    (
      ["lifecycle"],
      .written(help: "write `protect: [{match: \"BUCKET:*\", from: [delete, replace]}]` at the top of the root file")
    ),
    (["for_each", "count"], .written(help: "write `groups` at the top of the file, with `each` for what is repeated")),
    (["depends_on"], .nothing(reason: "what has to come first is found without it")),
  ])

  private static let group: [String: ForeignKey] = table([
    (
      ["buckets", "names", "items"],
      .written(
        help: "write `each: {name: {list: [FIRST, SECOND]}}` and `bucket: \"${name}\"`", excuses: [.each, .bucket])
    )
  ])

  private static let rule: [String: ForeignKey] = table([
    (
      ["region"],
      .written(
        help:
          "write `destination: {bucket: NAME, location: oss-REGION}`; the region of the source belongs to its bucket")
    ),
    (
      ["source_selection_criteria"],
      .written(help: "write `sse_kms_encrypted_objects: enabled` in its place", excuses: [.sseKMSEncryptedObjects])
    ),
    (
      ["encryption_configuration"],
      .written(help: "write `replica_kms_key_id: KEY` in its place", excuses: [.replicaKMSKeyID])
    ),
    (
      ["prefix_set", "prefix_match", "include_prefixes", "object_conditions"],
      .written(help: "write `prefixes: [\"PREFIX/\"]` in its place", excuses: [.prefixes])
    ),
    (
      ["filter", "and"],
      .written(
        help: "write prefixes as `prefixes: [\"PREFIX/\"]`, and tags as "
          + "`user_taggings: {filter_type: AND, tags: [{key: KEY, value: VALUE}]}`",
        excuses: [.prefixes, .userTaggings])
    ),
    (
      ["tag", "tag_filter", "object_tags"],
      .written(
        help: "write `user_taggings: {filter_type: AND, tags: [{key: KEY, value: VALUE}]}`", excuses: [.userTaggings])
    ),
    (
      ["exclude_prefixes", "exclude"],
      .nothing(reason: "OSS can't leave prefixes out; `prefixes` names those that are copied")
    ),
    (["role", "role_arn", "iam_role"], .renamed(.syncRole)),
    (["kms_key_id", "kms_master_key_id", "sse_kms_key_id", "replica_kms_key"], .renamed(.replicaKMSKeyID)),
    (
      ["replication_time", "replication_time_control", "rtc_status", "enable_rtc"],
      .written(help: "write `rtc: enabled` in its place", excuses: [.rtc])
    ),
    (
      ["existing_object_replication", "existing_objects", "copy_existing", "sync_existing_objects", "backfill"],
      .written(
        help: "write `historical_object_replication: enabled` or `disabled` in its place",
        excuses: [.historicalObjectReplication])
    ),
    (
      ["delete_marker_replication", "replicate_deletes", "delete_replication", "sync_deletes", "replica_deletes"],
      .written(
        help: "write `action: ALL` to replicate deletes as well, `action: PUT` for writes alone", excuses: [.action])
    ),
    (
      ["status", "enabled", "enable"],
      .nothing(
        reason: "a rule in this list is in force; one that shall not exist has `state: absent`, or is not listed")
    ),
    (
      ["id", "rule_id"], .nothing(reason: "OSS gives a rule its ID; here a rule is known by its source and destination")
    ),
    (["name", "description", "comment"], .renamed(.note)),
    (["priority"], .nothing(reason: "rules of OSS have no order: each has its own destination")),
    (
      ["storage_class"],
      .nothing(reason: "replication of OSS sets no storage class; a lifecycle rule of the destination does")
    ),
    (
      ["metrics", "progress", "historical_object", "new_object"],
      .nothing(reason: "it is nothing that a rule of OSS can set")
    ),
    (
      ["replica_modifications", "bidirectional", "two_way"],
      .nothing(reason: "a rule goes one way; the way back is a rule of the other bucket")
    ),
    (
      ["schedule", "interval", "bandwidth", "bandwidth_limit", "min_creation_time", "copy_blobs_created_after"],
      .nothing(reason: "OSS replicates at any time and as fast as it can")
    ),
    (
      [
        "target_bucket", "dest_bucket", "destination_bucket", "destination_region", "destination_location",
        "target_location", "dest", "target", "to",
      ], .written(help: "write `destination: {bucket: NAME, location: oss-REGION}`", excuses: [.destination])
    ),
    (
      ["source", "source_bucket", "src_bucket", "src", "from"],
      .nothing(reason: "a rule stands under its source: `buckets: {SOURCE: {rules: […]}}`")
    ),
    (["template", "templates", "extends", "inherits"], .renamed(.use)),
    (["depends_on"], .nothing(reason: "what has to come first is found without it")),
    (
      ["for_each", "count", "each"],
      .written(help: "write a group at the top of the file, with `each` for what is repeated")
    ),
  ])

  private static let destination: [String: ForeignKey] = table([
    (["region", "bucket_region", "region_id"], .renamed(.location)),
    (["name", "bucket_name"], .renamed(.bucket)),
    (
      ["storage_class"],
      .nothing(reason: "replication of OSS sets no storage class; a lifecycle rule of the destination does")
    ),
    (
      ["encryption_configuration"],
      .written(help: "write `replica_kms_key_id: KEY` in the rule itself", excuses: [.replicaKMSKeyID])
    ),
    (["replication_time"], .written(help: "write `rtc: enabled` in the rule itself", excuses: [.rtc])),
    (["metrics"], .nothing(reason: "it is nothing that a rule of OSS can set")),
    (
      ["access_control_translation", "owner"],
      .nothing(reason: "OSS does not change who owns the copies; `account` says whose the bucket is")
    ),
  ])

  private static func table(_ rows: [(names: [String], meaning: ForeignKey)]) -> [String: ForeignKey] {
    var table: [String: ForeignKey] = [:]
    for row in rows { for name in row.names { table[name] = row.meaning } }
    return table
  }
}
