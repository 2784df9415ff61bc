internal import Diagnostics
internal import Replication

/// A bucket's name is its own all over OSS, so it is in one region, whoever names it.
enum BucketInTwoRegions: FleetLint {
  static func findings(in fleet: Fleet) -> [Diagnostic] {
    fleet.contradictions.map { name, first, again in
      Diagnostic(
        .bucketInTwoRegions,
        "the bucket \(QuotedText(name.text)) is in \(first.value) in one place and in \(again.value) in another",
        at: again.span, labels: [Diagnostic.Label(span: first.span, message: "\(first.value) here")],
        help: ["a bucket has one region: correct one of the two"])
    }
  }
}
