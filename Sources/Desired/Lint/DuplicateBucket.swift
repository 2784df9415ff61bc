internal import Diagnostics
internal import Replication

/// A bucket stands in one place of a configuration: two lists of its rules could contradict each other.
enum DuplicateBucket: FleetLint {
  static func findings(in fleet: Fleet) -> [Diagnostic] {
    fleet.repeated.map { name, earlier, bucket in
      let isOneGroup = earlier.expansion != nil && earlier.place == bucket.place
      let places = isOneGroup ? (earlier.expansion?.item.span, bucket.expansion?.item.span) : (nil, nil)
      return Diagnostic(
        .duplicateBucket, "the bucket \(QuotedText(name.text)) stands twice in the configuration",
        at: places.1 ?? bucket.place,
        labels: [Diagnostic.Label(span: places.0 ?? earlier.place, message: label(earlier))],
        notes: bucket.expansion.map { ["it comes of the group \(QuotedText($0.group))"] } ?? [],
        help: [
          isOneGroup
            ? "write a name that differs for each item, or remove one of the two items"
            : "keep one of the two, with the rules of both"
        ])
    }
  }

  private static func label(_ earlier: Fleet.Bucket) -> String {
    earlier.expansion.map { "first given by the group \(QuotedText($0.group))" } ?? "first written here"
  }
}
