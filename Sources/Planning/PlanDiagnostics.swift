package import Diagnostics
package import Replication

extension Plan {
  /// What stops the plan and what it could not see, each at its place in the configuration.
  package var diagnostics: [Diagnostic] { unknown.map(\.diagnostic) + blocks.map(\.diagnostic) }
}

extension Origin {
  /// The place as a span of one character.
  package var span: SourceSpan {
    let start = SourcePosition(line: line, column: column)
    return SourceSpan(file: file, start: start, end: SourcePosition(line: line, column: column + 1))
  }
}

extension Plan.UnknownBucket {
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

extension Block {
  /// What is held back and how to let it through.
  package var diagnostic: Diagnostic {
    switch self {
    case .empty(let live):
      return Diagnostic(
        .railEmpty, "the configuration has no rule at all, and \(live) live rules would be deleted",
        notes: ["nothing was changed"], help: ["if every rule shall go, pass --allow empty:\(live)"])
    case .unmodelled(let rule, let origin):
      return Diagnostic(
        .railUnmodelled, "the rule \(rule.address) has parts that would be lost", at: origin.span,
        notes: rule.unmodelled.map { "OSS lists \($0)" } + ["nothing was changed"],
        help: ["if the rule may go, pass --allow unmodelled:\(rule.address)"])
    case .locationDiffers(let address, let live, let desired, let origin):
      return Diagnostic(
        .railLocationDiffers, "the live rule says that \(address.destination) lies in \(live), not in \(desired)",
        at: origin.span,
        notes: ["a bucket's name is globally unique and its region never changes", "nothing was changed"],
        help: ["write location: \(live.location), or remove the rule first if the bucket was made anew elsewhere"])
    }
  }
}
