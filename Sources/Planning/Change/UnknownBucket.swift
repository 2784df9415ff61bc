package import Diagnostics
package import Replication

/// A bucket that could not be read, and about which nothing is planned therefore.
package struct UnknownBucket: Hashable, Sendable {
  package let desired: DesiredBucket
  package let reason: UnknownReason

  package init(desired: DesiredBucket, reason: UnknownReason) {
    self.desired = desired
    self.reason = reason
  }
}

extension UnknownBucket {
  /// Why nothing is known of the bucket, and what to do about it.
  package var diagnostic: Diagnostic {
    let (name, region) = (desired.name, desired.region)
    var place = desired.origin
    let message: String
    switch reason.kind {
    case .access: message = "bucket \(name) can't be read: \(reason.message)"
    case .noSuchBucket: message = "bucket \(name) does not exist"
    case .wrongRegion(let endpoint):
      place = desired.regionOrigin
      message =
        Region(endpoint: endpoint).map { "bucket \(name) is in \($0), not in \(region)" }
        ?? "bucket \(name) is not in \(region); OSS names the endpoint \(endpoint)"
    case .transport, .service: message = "bucket \(name) could not be read: \(reason.message)"
    case .unreadable: message = "bucket \(name) is unknown: \(reason.message)"
    }
    return Diagnostic(
      reason.code, message, at: place.span,
      notes: reason.factNotes + ["nothing is planned for this bucket, and nothing was changed"],
      help: [reason.help(namedIn: .configuration)])
  }
}
