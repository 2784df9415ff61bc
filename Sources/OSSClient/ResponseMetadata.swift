package import Replication

/// By what an answer can be found again: its status and its request ID, for a journal and for OSS's support.
package struct ResponseMetadata: Hashable, Sendable {
  /// The HTTP status code.
  package var status: Int
  /// OSS's request ID; nil where the answer has none, as one of a proxy.
  package var requestID: String?

  package init(status: Int, requestID: String? = nil) {
    self.status = status
    self.requestID = requestID
  }
}

/// What OSS said to a write that it accepted.
package struct WriteReceipt: Hashable, Sendable {
  package var metadata: ResponseMetadata
  /// The new rule's identifier where OSS names it in a header, which its documentation does not promise.
  package var ruleID: ExactString?

  package init(metadata: ResponseMetadata, ruleID: ExactString? = nil) {
    self.metadata = metadata
    self.ruleID = ruleID
  }
}

extension OSSError {
  /// The answer that the error came with; nil where none came.
  package var metadata: ResponseMetadata? {
    switch self {
    case .service, .unreadable: answer.map { ResponseMetadata(status: $0.status, requestID: $0.requestID) }
    case .transport, .notSent, .noCredentials, .notTried: nil
    }
  }
}
