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
  package let creates: [RuleAddress]
  /// The place of the first of them.
  package let origin: Origin
}

/// What does not fit into a bucket even in the end is not begun: OSS would refuse the last creates, after the first were made.
///
/// A bucket that has too many rules already, and gets no new one, is left in peace.
func slotRail(_ draft: Draft) -> RailVerdict {
  var creates: [BucketName: [DesiredRule]] = [:]
  for case .create(let desired) in draft.changes {
    for bucket in Set([desired.rule.address.source, desired.rule.address.destination]) {
      creates[bucket, default: []].append(desired)
    }
  }
  let blocks = creates.sorted { $0.key < $1.key }.compactMap { bucket, creates -> Block? in
    guard let overflow = draft.occupancy.overflow(of: bucket), let first = creates.first else { return nil }
    return .tooManyRules(
      TooManyRules(
        bucket: bucket, outgoing: overflow.outgoing, incoming: overflow.incoming, limit: overflow.limit,
        creates: creates.map(\.rule.address), origin: first.origin))
  }
  return RailVerdict(blocks: blocks)
}

extension TooManyRules {
  package var diagnostic: Diagnostic {
    Diagnostic(
      .railSlots,
      "bucket \(bucket) would have \(counted(outgoing + incoming, "rule")), more than the \(limit) it may have",
      at: origin.span,
      notes: [
        "\(outgoing) from it and \(incoming) to it, as far as the buckets that were read tell",
        "to be created: \(firstOf(creates.map(\.description), atMost: 5))", "nothing was changed",
      ],
      help: [
        "remove rules first, or set limits.rules_per_bucket if Alibaba Cloud raised the limit for the account"
      ])
  }
}
