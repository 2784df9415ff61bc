internal import Replication

/// The name of a key of the configuration, whichever blocks have it.
///
/// A large configuration has hundreds of thousands of keys. As numbers they are told apart without comparing texts; the
/// reader of a block has room for 80 of them.
package enum KeyName: UInt8, CaseIterable, Sendable {
  case version, project, manage, include, inputs, accounts, defaults, protect, limits, templates, buckets, groups
  case `default`, description, auth, uid, rule, match, from, delete, replace, rulesPerBucket, max, percent, floor
  case maxUnavailable
  case account, region, endpoint, pathStyle, each, bucket, rules, range, list, map, file
  case destination, use, note, state, location, filterType, tags, key, value
  case transferType, prefixes, action, historicalObjectReplication, rtc, syncRole, sseKMSEncryptedObjects
  case replicaKMSKeyID, userTaggings
  case profile, ossutil, assumeRole, roleARN, sessionName, duration, externalID, policy, stsRegion

  /// The name as it is written.
  package var text: StaticString {
    switch self {
    case .version: "version"
    case .project: "project"
    case .manage: "manage"
    case .include: "include"
    case .inputs: "inputs"
    case .accounts: "accounts"
    case .defaults: "defaults"
    case .protect: "protect"
    case .limits: "limits"
    case .templates: "templates"
    case .buckets: "buckets"
    case .groups: "groups"
    case .default: "default"
    case .description: "description"
    case .auth: "auth"
    case .uid: "uid"
    case .rule: "rule"
    case .match: "match"
    case .from: "from"
    case .delete: "delete"
    case .replace: "replace"
    case .rulesPerBucket: "rules_per_bucket"
    case .max: "max"
    case .maxUnavailable: "max_unavailable"
    case .percent: "percent"
    case .floor: "floor"
    case .account: "account"
    case .region: "region"
    case .endpoint: "endpoint"
    case .pathStyle: "path_style"
    case .each: "each"
    case .bucket: "bucket"
    case .rules: "rules"
    case .range: "range"
    case .list: "list"
    case .map: "map"
    case .file: "file"
    case .destination: "destination"
    case .use: "use"
    case .note: "note"
    case .state: "state"
    case .location: "location"
    case .filterType: "filter_type"
    case .tags: "tags"
    case .key: "key"
    case .value: "value"
    case .transferType: "transfer_type"
    case .prefixes: "prefixes"
    case .action: "action"
    case .historicalObjectReplication: "historical_object_replication"
    case .rtc: "rtc"
    case .syncRole: "sync_role"
    case .sseKMSEncryptedObjects: "sse_kms_encrypted_objects"
    case .replicaKMSKeyID: "replica_kms_key_id"
    case .userTaggings: "user_taggings"
    case .profile: "profile"
    case .ossutil: "ossutil"
    case .assumeRole: "assume_role"
    case .roleARN: "role_arn"
    case .sessionName: "session_name"
    case .duration: "duration"
    case .externalID: "external_id"
    case .policy: "policy"
    case .stsRegion: "sts_region"
    }
  }
}

extension KeyName: CustomStringConvertible {
  package var description: String { text.description }
}

extension KeyName {
  /// The key of a rule's field.
  init(_ field: RuleField) {
    self =
      switch field {
      case .location: .location
      case .transferType: .transferType
      case .prefixes: .prefixes
      case .action: .action
      case .historicalObjectReplication: .historicalObjectReplication
      case .rtc: .rtc
      case .syncRole: .syncRole
      case .sseKMSEncryptedObjects: .sseKMSEncryptedObjects
      case .replicaKMSKeyID: .replicaKMSKeyID
      case .userTaggings: .userTaggings
      }
  }
}
