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
    let nothing = "nothing is planned for this bucket, and nothing was changed"
    let facts = reason.facts.isEmpty ? [] : [reason.facts.joined(separator: ", ")]
    let name = desired.name
    switch reason.kind {
    case .access:
      return Diagnostic(
        .accessRefused, "bucket \(name) can't be read: \(reason.message)", at: desired.origin.span,
        notes: facts + [nothing],
        help: ["check the key, the machine's clock and the permission oss:GetBucketReplication on the bucket"])
    case .noSuchBucket:
      return Diagnostic(
        .bucketMissing, "bucket \(name) does not exist", at: desired.origin.span, notes: facts + [nothing],
        help: ["check the name; a bucket that is gone for good has to go from the configuration too"])
    case .wrongRegion(let endpoint):
      let place = Region(endpoint: endpoint).map { "bucket \(name) is in \($0), not in \(desired.region)" }
      return Diagnostic(
        .bucketElsewhere, place ?? "bucket \(name) is not in \(desired.region); OSS names the endpoint \(endpoint)",
        at: desired.regionOrigin.span, notes: facts + [nothing],
        help: ["set region: \(Region(endpoint: endpoint)?.identifier ?? "to the bucket's region")"])
    case .transport:
      return Diagnostic(
        .serviceUnreachable, "bucket \(name) could not be read: \(reason.message)", at: desired.origin.span,
        notes: facts + [nothing], help: ["check the network, the proxy and the endpoint, then run again"])
    case .service:
      return Diagnostic(
        .serviceFailed, "bucket \(name) could not be read: \(reason.message)", at: desired.origin.span,
        notes: facts + [nothing], help: ["run again later; Alibaba Cloud's support needs the request ID"])
    case .unreadable:
      return Diagnostic(
        .answerUnreadable, "bucket \(name) is unknown: \(reason.message)", at: desired.origin.span,
        notes: facts + [nothing], help: ["check what answers in OSS's place, such as a proxy, then run again"])
    }
  }
}
