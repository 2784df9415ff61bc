internal import Diagnostics
internal import Replication

/// A bucket stands in one place of a configuration: two lists of its rules could contradict each other.
enum DuplicateBucket: ConfigurationLint {
  static func findings(in configuration: ResolvedConfiguration, _ graph: ReplicationGraph) -> [Diagnostic] {
    let buckets = configuration.buckets
    var first: [BucketName: Int] = Dictionary(minimumCapacity: buckets.count)
    return buckets.indices.compactMap { index in
      let bucket = buckets[index]
      guard let name = bucket.name else { return nil }
      guard let earlier = first[name].map({ buckets[$0] }) else {
        first[name] = index
        return nil
      }
      let isOneGroup = earlier.expansion != nil && earlier.place == bucket.place
      let places = isOneGroup ? (earlier.expansion?.item.span, bucket.expansion?.item.span) : (nil, nil)
      return Diagnostic(
        .duplicateBucket, "the bucket \(QuotedText(name.text)) stands twice in the configuration",
        at: places.1 ?? bucket.place,
        labels: [Diagnostic.Label(span: places.0 ?? earlier.place, message: label(earlier))],
        notes: bucket.expansion.map { ["it comes of the group \(QuotedText($0.group))"] } ?? [],
        help: ["keep one of the two, with the rules of both"])
    }
  }

  private static func label(_ earlier: ResolvedBucket) -> String {
    earlier.expansion.map { "first given by the group \(QuotedText($0.group))" } ?? "first written here"
  }
}
