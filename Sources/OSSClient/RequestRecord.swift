internal import HTTPTransport
package import Replication

/// One request that was sent, and how it ended, for who follows a run closely. It holds no header and no body, and of what a
/// server said nothing but a code and a request ID.
package struct RequestRecord: Hashable, Sendable {
  /// How a request ended.
  package enum Ending: Hashable, Sendable {
    /// With an answer, whose code is nil where it is no refusal in OSS's envelope.
    case answered(ResponseMetadata, code: String?)
    /// Without a whole answer; why, in a line.
    case unanswered(String)
  }

  /// OSS's name of the operation, such as `GetBucketReplication`.
  package let operation: String
  /// The bucket; nil for a request to the service itself.
  package let bucket: BucketName?
  /// The host that it was sent to.
  package let host: String
  /// Which try it was, from 1.
  package let attempt: Int
  package let took: Duration
  package let ending: Ending
}

extension OSSConnection {
  /// Hands on what became of a request, if anybody wants to know.
  func record(_ request: OSSRequest, took: Duration, _ result: Result<HTTPResponse, OSSError>) {
    guard let requestEnded else { return }
    let ending: RequestRecord.Ending
    switch result {
    case .success(let response): ending = .answered(metadata(of: response), code: nil)
    case .failure(let error):
      guard let answer = error.answer else {
        ending = .unanswered(error.summary)
        break
      }
      ending = .answered(ResponseMetadata(status: answer.status, requestID: answer.requestID), code: answer.code)
    }
    requestEnded(
      RequestRecord(
        operation: request.operation, bucket: request.bucket, host: host(of: request, at: endpoint(of: request)),
        attempt: request.attempt, took: took, ending: ending))
  }
}

extension OSSRequest {
  /// OSS's name of the operation, which its method and its query tell.
  var operation: String {
    let names = Set(query.map(\.name))
    guard bucket != nil else { return "ListBuckets" }
    if names.contains("comp") {
      return query.contains { $0.name == "comp" && $0.value == "delete" }
        ? "DeleteBucketReplication" : "PutBucketReplication"
    }
    let resources = [
      "replication": "BucketReplication", "replicationLocation": "BucketReplicationLocation",
      "replicationProgress": "BucketReplicationProgress", "bucketInfo": "BucketInfo",
      "versioning": "BucketVersioning", "rtc": "BucketRTC",
    ]
    let resource = names.lazy.compactMap { resources[$0] }.first ?? "Bucket"
    return (method == .get ? "Get" : "Put") + resource
  }
}
