package import Diagnostics
internal import Planning
package import Replication

/// A bucket whose rules, or their progress, could not be read.
///
/// - Parameter isConfigured: whether a configuration names the bucket; otherwise the command line does.
package func unreadStatusDiagnostic(
  _ name: BucketName, in region: Region, _ reason: UnknownReason, isConfigured: Bool
) -> Diagnostic {
  Diagnostic(
    reason.code, "bucket \(name) in \(region) can't be read: \(reason.message)", notes: reason.factNotes,
    help: [statusHelp(reason, isConfigured: isConfigured)])
}

/// What to do about a bucket that could not be read.
func statusHelp(_ reason: UnknownReason, isConfigured: Bool) -> String {
  reason.kind == .access
    ? UnknownReason.checkAccess("oss:GetBucketReplication and oss:GetBucketReplicationProgress")
    : reason.help(namedIn: isConfigured ? .configuration : .commandLine)
}
