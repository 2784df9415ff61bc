internal import Diagnostics
internal import Replication

/// An endpoint serves all buckets of a region, so a bucket's own name has no place in it: requests put it there themselves.
enum BucketInEndpoint {
  static func findings(in bucket: ResolvedBucket) -> [Diagnostic] {
    guard let name = bucket.name, case .written(.fixed(let endpoint)?, let span) = bucket.endpoint,
      endpoint.hasFirstLabel(name), let bare = endpoint.withoutFirstLabel
    else { return [] }
    let isOfficial = bare.isOfficial
    // Where the bucket stands in the path, the name in the host is the operator's own affair.
    guard isOfficial || !(endpoint.pathStyle || bucket.pathStyle.value == true) else { return [] }
    let host = QuotedText(name.text)
    return [
      Diagnostic(
        .bucketInEndpoint, severity: .warning, "the endpoint begins with the name of the bucket, \(host)", at: span,
        notes: [
          "the name is put before an endpoint when a request is sent; "
            + (isOfficial
              ? "here it is left out, and requests go to \(bare.authority)"
              : "requests go to \(name).\(endpoint.authority)")
        ],
        help: [
          isOfficial
            ? "write `public`, `internal` or `dual-stack`, or `\(bare.scheme)://\(bare.authority)`"
            : "write `\(bare.scheme)://\(bare.authority)`, if that is what is meant"
        ])
    ]
  }
}
