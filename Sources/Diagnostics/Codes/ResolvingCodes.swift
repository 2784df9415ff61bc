extension DiagnosticCode {
  /// Codes for what is wrong with the meaning of a configuration that reads well.
  package static let resolving: [DiagnosticCode] = [
    missingSetting, duplicatePair, tombstoneConflict, sourceIsDestination, rtcWithinRegion, tooManyRules,
    kmsWithoutRole,
    unusedKMSKey, tombstoneUnderObserve, kmsWithoutKey, accelerationWithinRegion, borderWithoutAcceleration,
    manyPrefixes,
    suspiciousPrefix, unknownAccount, unknownTemplate, unknownVariable, missingInput, undeclaredInput, duplicateName,
    duplicateBucket, unusedEachKey, tooManyBuckets, replicationChain, replicationCycle,
    protectionWithoutBucket, bucketInTwoRegions, tagConditionRegion, surroundingWhiteSpace, unknownRegion, moreFindings,
    limitOverruled,
  ]
}
