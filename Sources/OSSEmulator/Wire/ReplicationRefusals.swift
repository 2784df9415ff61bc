/// What the replication operations refuse. Where a page tells an EC but no code, the code is InvalidArgument.
extension Refusal {
  static let tooManyReplicationRules = Refusal(
    400, "TooManyReplicationRules", "The request has more than one replication rule.")

  /// The target is the source itself, does not exist, or belongs to another account and no role is given.
  static let invalidTargetBucket = Refusal(400, "InvalidTargetBucket", "The target bucket you specified is not valid.")

  static let invalidTargetLocation = Refusal(
    400, "InvalidTargetLocation", "The target bucket you specified does not locate in the target location")

  /// The target's region takes no part in replication.
  static let badReplicationLocation = Refusal(
    400, "BadReplicationLocation", "The replication location you choose is invalid")

  /// The source's region takes no part in replication.
  static let noReplicationLocation = Refusal(
    400, "NoReplicationLocation", "There is no location that the bucket can be replicated to.")

  /// There is a rule for the pair of buckets, maybe a closing one.
  static let bucketReplicationAlreadyExist = Refusal(
    400, "BucketReplicationAlreadyExist", "Bucket replication already exists", ec: "0031-00000044")

  static let ruleIDIsNotUnique = invalidArgument("Rule ID is not unique.")

  static let invalidRuleID = invalidArgument("Rule ID must have at most 255 printable characters.")

  static let tooManyOutgoingReplication = Refusal(
    400, "TooManyOutgoingReplication", "The source bucket has too many replication rules.")

  static let tooManyIncomingReplication = Refusal(
    400, "TooManyIncomingReplication", "The target bucket has too many replication rules.")

  /// TransferType is missing and required.
  static let missingTransferType = Refusal(400, "MissingArgument", "Missing Some Required Arguments.")

  static let transferTypeNotSupported = invalidArgument(
    "The transfer type is not supported between the two regions.", ec: "0031-00000107")

  static let versioningDiffers = Refusal(
    400, "InvalidRequest", "Different versioning status between source bucket and target bucket.",
    ec: "0031-00000053")

  static let rtcNotSupportedBetweenRegions = Refusal(
    400, "ReplicationLocationNotSupportRtc", "The replication location does not support RTC.", ec: "0031-00000203")

  static let rtcNotSupportedByRule = Refusal(
    400, "BucketReplicationNotSupportRtc", "The bucket replication does not support RTC.")

  static let replicationIsClosing = Refusal(
    400, "BucketReplicationInClosingStatus", "The bucket replication is in closing status.")

  static let invalidHistory = invalidArgument(
    "HistoricalObjectReplication must be enabled or disabled.", ec: "0031-00000011")

  static let prefixIsNotUTF8 = invalidArgument("A prefix is not encoded in UTF-8.", ec: "0031-00000018")

  static let prefixesOverlap = invalidArgument("Prefixes of the rule overlap.", ec: "0031-00000019")

  static let prefixIsTooLong = invalidArgument("A prefix has more than 1023 characters.")

  static func tooManyPrefixes(limit: Int) -> Refusal { invalidArgument("The rule has more than \(limit) prefixes.") }

  static let invalidAction = invalidArgument("The action is not valid.", ec: "0031-00000023")

  static let invalidTargetName = invalidArgument("The name of the target bucket is not valid.", ec: "0031-00000101")

  static let illegalSyncRole = invalidArgument("SyncRole contains some illegal characters.")

  static func invalidStatus(of element: String) -> Refusal {
    invalidArgument("The status of \(element) is not valid.")
  }

  static func invalidUserTaggings(_ why: String) -> Refusal { invalidArgument("UserTaggings: \(why).") }

  /// PutBucketRTC without the rule's ID.
  static let rtcWithoutRuleID = invalidArgument("The rule ID is missing.", ec: "0031-00000015")

  /// PutBucketRTC for a rule that is not there.
  static let rtcOfUnknownRule = invalidArgument("The rule ID does not exist.", ec: "0031-00000110")

  static let noSuchReplicationConfiguration = Refusal(
    404, "NoSuchReplicationConfiguration", "The bucket you specified does not have replication configuration")

  static let noSuchReplicationRule = Refusal(
    404, "NoSuchReplicationRule", "The BucketReplicationRule you specified does not exist")
}
