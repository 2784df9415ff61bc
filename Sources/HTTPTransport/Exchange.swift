/// One request on its way: what is sent, what has come back, and who waits for it.
///
/// It passes from the calling task through the mailbox to the transfer thread. `isCancelled` and `isHandedIn` are only
/// touched under the mailbox's lock; all else belongs to the calling task until the exchange is handed in and to the
/// thread from then on. That is why it may call itself `Sendable`.
final class Exchange: @unchecked Sendable {
  typealias Outcome = Result<HTTPResponse, HTTPFailure>

  let request: HTTPRequest
  let target: RequestTarget
  let headerFields: HeaderFields

  /// Whether the waiting task was cancelled; the mailbox's own.
  var isCancelled = false
  /// Whether the thread has got or will get the exchange; the mailbox's own.
  var isHandedIn = false
  /// The waiting task; nil once it was resumed.
  var continuation: CheckedContinuation<Outcome, Never>?

  var collector: AnswerCollector
  /// Whether libcurl has begun to send the request on any connection. Once true it stays true, also when libcurl tries
  /// a second connection.
  var requestMayHaveLeft = false
  /// The handle that carries the exchange, while it is under way.
  var handle: EasyHandle?

  /// Throws if the request cannot be sent as it is.
  init(_ request: HTTPRequest, configuration: CurlTransportConfiguration) throws(HTTPFailure) {
    self.request = request
    target = try RequestTarget(url: request.url)
    headerFields = try HeaderFields(request.headers, authority: target.authority)
    guard request.timeout > .zero else {
      throw .unsent(.timeout, "\(target.authority): no time was left to send the request")
    }
    collector = AnswerCollector(maximumBodyBytes: configuration.maximumBodyBytes)
  }

  /// Resumes the waiting task. Only the first call does anything.
  func finish(_ outcome: Outcome) {
    continuation?.resume(returning: outcome)
    continuation = nil
  }

  /// Ends the exchange without an answer, for a reason that lies on this side.
  func finish(_ kind: HTTPFailure.Kind, because reason: String) {
    finish(
      .failure(
        HTTPFailure(kind: kind, mayHaveBeenSent: requestMayHaveLeft, message: "\(target.authority): \(reason)")))
  }
}
