package import Diagnostics
internal import Planning
package import Replication

/// A bucket that was to be imported and could not be read, and what to do about it. There is no configuration yet to point
/// into.
package func unreadImportDiagnostic(_ name: BucketName, in region: Region, _ reason: UnknownReason) -> Diagnostic {
  unreadBucketDiagnostic(
    name, in: region, reason, permission: "oss:GetBucketReplication on the bucket",
    notes: ["the bucket is missing in the document"])
}

/// A bucket that the command line names and that could not be read.
///
/// - Parameters:
///   - permission: what a refusal of access may be for want of.
///   - notes: what follows from it.
func unreadBucketDiagnostic(
  _ name: BucketName, in region: Region, _ reason: UnknownReason, permission: String, notes: [String] = []
) -> Diagnostic {
  var message = "bucket \(name) can't be read: \(reason.message)"
  if reason.kind == .noSuchBucket { message = "bucket \(name) does not exist" }
  if case .wrongRegion(let endpoint) = reason.kind {
    message =
      Region(endpoint: endpoint).map { "bucket \(name) is in \($0), not in \(region)" }
      ?? "bucket \(name) is not in \(region); OSS names the endpoint \(endpoint)"
  }
  return Diagnostic(
    reason.code, message, notes: reason.factNotes + notes,
    help: [reason.kind == .access ? UnknownReason.checkAccess(permission) : reason.help(namedIn: .commandLine)])
}

/// A pattern that no bucket of the account fits.
package func unmatchedPatternDiagnostic(_ pattern: String) -> Diagnostic {
  Diagnostic(
    .bucketMissing, "no bucket of the account fits \(QuotedText(pattern))",
    help: ["check the pattern, and whose key it is: only an account's own buckets are listed"])
}

/// Why the list of buckets could not be had.
package func listingDiagnostic(_ reason: UnknownReason) -> Diagnostic {
  let help =
    reason.kind == .access ? UnknownReason.checkAccess("oss:ListBuckets") : reason.help(namedIn: .commandLine)
  return Diagnostic(
    reason.code, "the account's buckets can't be listed: \(reason.message)", notes: reason.factNotes, help: [help])
}

/// A document that does not say what is live, and so is not printed.
package func unfaithfulImportDiagnostic(_ problems: [String]) -> Diagnostic {
  Diagnostic(
    .importUnfaithful, "the imported document does not say what is live", notes: problems + ["nothing was printed"],
    help: ["import fewer buckets at a time with --bucket, and see oss-repl explain \(DiagnosticCode.importUnfaithful)"])
}
