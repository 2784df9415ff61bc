package import Diagnostics
package import Replication

/// A bucket that would have more rules than OSS allows.
package struct TooManyRules: Hashable, Sendable {
  package let bucket: BucketName
  /// How many rules would leave it after the plan.
  package let outgoing: Int
  /// How many rules of the buckets that were read would enter it after the plan.
  package let incoming: Int
  /// How many rules it may have, both kinds together.
  package let limit: Int
  /// The rules that would be created from or to the bucket, sorted.
  package internal(set) var creates: [RuleAddress] = []
  /// The place of the first of them.
  package internal(set) var origin: Origin?
}

/// What does not fit into a bucket even in the end is not begun: OSS would refuse the last creates, after the first were made.
///
/// A bucket that has too many rules already, and gets no new one, is left in peace.
func slotRail(_ draft: Draft) -> RailVerdict {
  var overflows: [BucketName: TooManyRules] = [:]
  for case .create(let desired) in draft.changes {
    let address = desired.rule.address
    for bucket in [address.source, address.destination] {
      guard var overflow = overflows[bucket] ?? draft.occupancy.overflow(of: bucket) else { continue }
      overflow.creates.append(address)
      overflow.origin = overflow.origin ?? desired.origin
      overflows[bucket] = overflow
    }
  }
  return RailVerdict(blocks: overflows.values.sorted { $0.bucket < $1.bucket }.map { .tooManyRules($0) })
}

extension TooManyRules {
  package var diagnostic: Diagnostic {
    let shown = creates.prefix(5).map(\.description).joined(separator: ", ")
    let more = creates.count > 5 ? " and \(creates.count - 5) more" : ""
    return Diagnostic(
      .railSlots,
      "bucket \(bucket) would have \(counted(outgoing + incoming, "rule")), more than the \(limit) it may have",
      at: origin?.span,
      notes: [
        "\(outgoing) from it and \(incoming) to it, as far as the buckets that were read tell",
        "to be created: \(shown)\(more)", "nothing was changed",
      ],
      help: [
        "remove rules first, or set limits.rules_per_bucket if Alibaba Cloud raised the limit for the account"
      ])
  }
}
