package import Diagnostics
internal import Planning
package import Replication

/// A bucket of which could not be read where its objects can be replicated to.
package func unreadLocationsDiagnostic(_ name: BucketName, in region: Region, _ reason: UnknownReason) -> Diagnostic {
  unreadBucketDiagnostic(name, in: region, reason, permission: "oss:GetBucketReplicationLocation on the bucket")
}

/// A bucket whose region was looked up and that the account does not have.
package func unlistedBucketDiagnostic(_ name: BucketName) -> Diagnostic {
  Diagnostic(
    .bucketMissing, "the account has no bucket \(QuotedText(name.text))",
    notes: ["no region was given, so the bucket was looked up among those of the account"],
    help: ["check the name, and whose key it is; for a bucket of another account pass --region"])
}
