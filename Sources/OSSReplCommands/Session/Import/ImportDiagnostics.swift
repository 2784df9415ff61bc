internal import Desired
internal import Diagnostics
internal import OSSClient
internal import Replication

extension ImportReading {
  /// What could not be read and what to do about it. There is no configuration yet to point into.
  var diagnostics: [Diagnostic] {
    unread.map { Self.diagnostic($0.bucket, $0.reason) }
      + unmatched.map { glob in
        Diagnostic(
          .bucketMissing, "no bucket of the account fits \(QuotedText(glob.pattern))",
          help: ["check the pattern, and whose key it is: only an account's own buckets are listed"])
      }
  }

  private static func diagnostic(_ bucket: ReadBucket, _ reason: UnknownReason) -> Diagnostic {
    let name = bucket.name
    var message = "bucket \(name) can't be read: \(reason.message)"
    if reason.kind == .noSuchBucket { message = "bucket \(name) does not exist" }
    if case .wrongRegion(let endpoint) = reason.kind {
      message =
        Region(endpoint: endpoint).map { "bucket \(name) is in \($0), not in \(bucket.region)" }
        ?? "bucket \(name) is not in \(bucket.region); OSS names the endpoint \(endpoint)"
    }
    return Diagnostic(
      reason.code, message, notes: reason.factsNote + ["the bucket is missing in the document"], help: [reason.help])
  }
}

extension UnknownReason {
  /// Why the list of buckets could not be had.
  static func listingDiagnostic(_ error: OSSError) -> Diagnostic {
    let reason = UnknownReason(error)
    let help =
      reason.kind == .access ? "check the key, the machine's clock and the permission oss:ListBuckets" : reason.help
    return Diagnostic(
      reason.code, "the account's buckets can't be listed: \(reason.message)", notes: reason.factsNote, help: [help])
  }

  /// What OSS said, as a note.
  var factsNote: [String] { facts.isEmpty ? [] : [facts.joined(separator: ", ")] }

  /// The kind of failure to read.
  var code: DiagnosticCode {
    switch kind {
    case .access: .accessRefused
    case .noSuchBucket: .bucketMissing
    case .wrongRegion: .bucketElsewhere
    case .transport: .serviceUnreachable
    case .service: .serviceFailed
    case .unreadable: .answerUnreadable
    }
  }

  /// What to do, where no configuration names the buckets.
  var help: String {
    switch kind {
    case .access: "check the key, the machine's clock and the permission oss:GetBucketReplication on the bucket"
    case .noSuchBucket: "check the name"
    case .wrongRegion(let endpoint):
      "pass --region \(Region(endpoint: endpoint)?.identifier ?? "with the bucket's region"), or use a glob, which finds it out"
    case .transport: "check the network, the proxy and the endpoint, then run again"
    case .service: "run again later; Alibaba Cloud's support needs the request ID"
    case .unreadable: "check what answers in OSS's place, such as a proxy, then run again"
    }
  }
}
