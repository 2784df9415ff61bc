internal import Replication

extension Plan {
  /// Whether apply would take the plan: nothing holds it back, and every bucket that could not be read may stay unread.
  package var canBeApplied: Bool { blocks.isEmpty && unconsentedBuckets.isEmpty }

  /// The buckets that could not be read and that no consent lets stay so, sorted by name.
  package var unconsentedBuckets: [UnknownBucket] { unknown.filter { !consents.unknown.contains($0.desired.name) } }
}
