internal import HTTPTransport
package import Replication

extension OSSError {
  /// What happened, as one sentence without a full stop.
  package var summary: String {
    switch self {
    case .service(let error) where error.isExpiredToken:
      "the temporary credentials have expired: OSS takes the security token no more; fetch new ones"
    case .service(let error) where error.isOfEndpointsRegion:
      "the endpoint serves another region than the one that the request is signed for; "
        + "check the bucket's region and endpoint, --endpoint and OSS_ENDPOINT"
    case .service(let error):
      switch error.message ?? error.code {
      case .some(let text): "OSS refused: \(ServiceText.line(text.hasSuffix(".") ? String(text.dropLast()) : text))"
      case nil: error.foreignSummary
      }
    case .transport(let failure): failure.message
    case .unreadable(let answer): ServiceText.line(answer.reason)
    case .notSent(let reason): ServiceText.line(reason)
    case .noCredentials(let problem): ServiceText.line(problem.reason)
    case .notTried(let reason):
      "not tried, because the last \(reason.failures) reads \(reason.subject) failed; the last one: \(reason.cause.summary)"
    }
  }

  /// What is known of the answer, piece by piece; empty where none came.
  package var facts: [String] {
    switch self {
    case .service(let error): error.facts
    case .unreadable(let answer): answer.facts
    case .notTried(let reason): reason.cause.facts
    case .transport, .notSent, .noCredentials: []
    }
  }

  /// What OSS answered, field by field; nil where no answer came.
  package var answer: FailedAnswer? {
    func line(_ text: String?) -> String? { text.map { ServiceText.line($0, atMost: 100) } }
    return switch self {
    case .service(let error):
      FailedAnswer(
        status: error.status, code: line(error.code), ec: line(error.ec), requestID: line(error.requestID))
    case .unreadable(let answer): FailedAnswer(status: answer.status, requestID: line(answer.requestID))
    case .notTried(let reason): reason.cause.answer
    case .transport, .notSent, .noCredentials: nil
    }
  }

  /// Whether the caller's credentials, permissions or clock are the cause.
  package var isAccessRefusal: Bool {
    switch self {
    case .service(let error):
      (error.status == 403 || error.status == 401) && error.code != nil && error.endpoint == nil
    case .notTried(let reason): reason.cause.isAccessRefusal
    case .noCredentials(let problem): problem.isAccessRefusal
    case .transport, .unreadable, .notSent: false
    }
  }

  /// How long OSS asks to wait before the next try.
  package var retryAfter: Duration? {
    guard case .service(let error) = self else { return nil }
    return error.retryAfter
  }

  /// Whether the cause is likely to hit every read from the same endpoint: it can't be reached, is not trusted, or fails.
  var concernsEndpoint: Bool {
    if case .transport(let failure) = self, failure.kind == .tls { return true }
    return RetryPolicy.isTransient(self)
  }
}

extension ServiceError {
  /// Whether something else than OSS has answered. A server's failure without any page may be OSS's own.
  var isForeign: Bool { code == nil && (status < 500 || foreignBody?.isPage == true) }

  /// What an answer without OSS's envelope is.
  fileprivate var foreignSummary: String {
    let type = foreignBody?.contentType.map { " of type \(ServiceText.line($0, atMost: 100))" } ?? ""
    let flaw = foreignBody?.flaw.map { " (\(ServiceText.line($0, atMost: 100)))" } ?? ""
    return "the answer is HTTP \(status)\(type) without OSS's error envelope\(flaw); \(foreignCause)"
  }

  /// What a status says of who has answered in OSS's place.
  private var foreignCause: String {
    switch status {
    case 300...303, 305...308:
      let place = foreignBody?.redirect.map { " to \(ServiceText.line($0, atMost: 255))" } ?? ""
      return "it redirects\(place), which is not followed; a login page or a wrong endpoint does so"
    case 304: return "only a cache on the way says that nothing was modified"
    case 407: return "a proxy asks for a user and a password"
    case 502, 504: return "a proxy or gateway got no answer from OSS"
    case 511: return "the network asks for a login first"
    default: return "perhaps a proxy or gateway made it"
    }
  }

  /// Whether OSS asks for fewer requests.
  package var isThrottling: Bool { status == 429 || status == 503 || code == "SlowDown" }

  /// Whether OSS takes the security token no more, because its time is over (EC 0002-00000007).
  package var isExpiredToken: Bool { status == 403 && code == "SecurityTokenExpired" }

  /// Whether OSS refused because the region that was signed for is not the endpoint's (EC 0002-00000226); only words depend on it.
  var isOfEndpointsRegion: Bool { status == 400 && code == "InvalidArgument" && ec == "0002-00000226" }

  /// Whether the cause is likely to hit every request with the same credentials. A plain `AccessDenied` does not belong
  /// here: it may concern one bucket.
  package var concernsCredentials: Bool {
    let codes = [
      "InvalidAccessKeyId", "SignatureDoesNotMatch", "SecurityTokenExpired", "InvalidSecurityToken", "UserDisable",
      "RequestTimeTooSkewed",
    ]
    return (status == 403 || status == 401) && code.map(codes.contains) == true
  }
}
