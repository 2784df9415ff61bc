package import HTTPTransport
package import OSSSignature

/// Why an operation did not give what was asked for.
package indirect enum OSSError: Error, Hashable, Sendable {
  /// OSS answered with a failure.
  case service(ServiceError)
  /// No whole answer arrived.
  case transport(HTTPFailure)
  /// An answer arrived whose content is not what the operation answers.
  case unreadable(UnreadableAnswer)
  /// The request was refused here, before anything was sent.
  case notSent(reason: String)
  /// There are no credentials to sign the request with, and nothing was sent; or OSS refused those that there were, and no others
  /// are to be had.
  case noCredentials(RequestCredentials.Unavailable)
  /// The read was not sent, because so many before it have failed in a row.
  case notTried(OpenCircuit)

  /// Whether a write that ended so may have taken effect all the same.
  ///
  /// A refusal in OSS's own words (4xx) has not. A server's own failure (5xx), a lost or an unreadable answer, and a page of
  /// whatever stands in between, with any status, prove nothing.
  package var mayHaveTakenEffect: Bool {
    switch self {
    case .service(let error): error.status >= 500 || error.code == nil
    case .transport(let failure): failure.mayHaveBeenSent
    case .unreadable: true
    case .notSent, .noCredentials, .notTried: false
    }
  }
}

/// Why a read was not sent: those before it failed again and again.
package struct OpenCircuit: Hashable, Sendable {
  /// What they had in common, as the end of "the last 8 reads …": `from HOST` or `with these credentials`.
  package var subject: String
  /// How many failed in a row.
  package var failures: Int
  /// How the last of them failed.
  package var cause: OSSError

  package init(subject: String, failures: Int, cause: OSSError) {
    self.subject = subject
    self.failures = failures
    self.cause = cause
  }
}

/// An answer with a status that means failure: in OSS's own words where it has a `code`, and otherwise from anybody.
package struct ServiceError: Hashable, Sendable {
  /// The HTTP status code.
  package var status: Int
  /// OSS's code, for example `AccessDenied`; nil when the answer was not in OSS's envelope, as from a proxy in between.
  package var code: String?
  /// OSS's sentence about it.
  package var message: String?
  /// The finer error code, for example `0031-00000044`. OSS may change these, so no decision rests on one.
  package var ec: String?
  /// By what OSS's support finds the request.
  package var requestID: String?
  /// The host that answered.
  package var host: String
  /// The endpoint that OSS names when a bucket lies in another region.
  package var endpoint: String?
  /// The server's time: what the answer's `ServerTime` says, otherwise its Date header.
  package var serverTime: SigningTime?
  /// How long the server asks to wait before the next try (`Retry-After`).
  package var retryAfter: Duration?
  /// What came in place of OSS's envelope; nil where that came.
  package var foreignBody: ForeignBody?

  package init(
    status: Int, code: String? = nil, message: String? = nil, ec: String? = nil, requestID: String? = nil,
    host: String = "", endpoint: String? = nil, serverTime: SigningTime? = nil, retryAfter: Duration? = nil
  ) {
    self.status = status
    self.code = code
    self.message = message
    self.ec = ec
    self.requestID = requestID
    self.host = host
    self.endpoint = endpoint
    self.serverTime = serverTime
    self.retryAfter = retryAfter
  }

  /// What OSS said, piece by piece, for people: status, Code, EC, request ID, host.
  package var facts: [String] {
    var facts = ["HTTP \(status)"]
    if let code { facts.append("Code \(ServiceText.line(code, atMost: 100))") }
    if let ec { facts.append("EC \(ServiceText.line(ec, atMost: 100))") }
    if let requestID { facts.append("request ID \(ServiceText.line(requestID, atMost: 100))") }
    if !host.isEmpty { facts.append("host \(host)") }
    return facts
  }
}

/// An answer with a good status whose content can't be trusted.
package struct UnreadableAnswer: Hashable, Sendable {
  /// The HTTP status code.
  package var status: Int
  /// What is wrong with it, as one sentence without a full stop.
  package var reason: String
  package var requestID: String?
  package var host: String

  package init(status: Int, reason: String, requestID: String? = nil, host: String) {
    self.status = status
    self.reason = reason
    self.requestID = requestID
    self.host = host
  }

  /// What is known of the answer, piece by piece, for people.
  package var facts: [String] {
    ["HTTP \(status)"] + (requestID.map { ["request ID \(ServiceText.line($0, atMost: 100))"] } ?? [])
      + ["host \(host)"]
  }
}
