/// What OSS answered when it refused or failed, field by field; nil for what the answer did not have.
package struct FailedAnswer: Hashable, Sendable {
  /// The HTTP status code.
  package var status: Int
  /// OSS's code, such as `AccessDenied`.
  package var code: String?
  /// The finer error code, such as `0031-00000044`.
  package var ec: String?
  /// By what OSS's support finds the request.
  package var requestID: String?

  package init(status: Int, code: String? = nil, ec: String? = nil, requestID: String? = nil) {
    self.status = status
    self.code = code
    self.ec = ec
    self.requestID = requestID
  }
}
