/// All buckets of all regions and accounts.
package struct EmulatorStore: Hashable, Sendable {
  private var buckets: [String: StoredBucket] = [:]

  package init() {}

  /// A bucket by its name, of which there is one in all the world. Set nil to remove it.
  package subscript(name: String) -> StoredBucket? {
    get { buckets[name] }
    set { buckets[name] = newValue }
  }

  /// All buckets by name.
  package var bucketsByName: [StoredBucket] {
    buckets.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// How many rules, closing ones included, begin or end at a bucket.
  func ruleCount(at bucket: String, now: Moment, durations: LifecycleDurations) -> Int {
    var count = 0
    for stored in buckets.values {
      for rule in stored.rules where stored.name == bucket || rule.destinationBucket == bucket {
        if rule.status(at: now, durations: durations) != nil { count += 1 }
      }
    }
    return count
  }
}
