internal import HTTPTransport
internal import OSSSignature
internal import Replication
internal import XMLDocument

extension OSSConnection {
  /// The host that a request goes to, for messages.
  func host(of request: OSSRequest, at endpoint: Endpoint) -> String {
    guard let bucket = request.bucket, !endpoint.pathStyle else { return endpoint.authority }
    return "\(bucket).\(endpoint.authority)"
  }

  /// The root element of an answer's body.
  ///
  /// - Throws: `unreadable` when the status is not 200, as for a part of an answer, or when the body is empty, no XML, or
  ///   has another root.
  func root(named name: String, of response: HTTPResponse, to request: OSSRequest) throws(OSSError) -> XMLElement {
    guard response.status == 200 else {
      throw unreadable(response, request, "the answer to a read has the status \(response.status), not 200")
    }
    let root: XMLElement
    do {
      root = try parsed(response)
    } catch {
      throw unreadable(response, request, "the answer is not the XML that OSS sends: \(error)")
    }
    guard root.isNamed(name) else {
      throw unreadable(response, request, "the answer is <\(root.name)>, not <\(name)>")
    }
    return root
  }

  /// The document in an answer's body, which has to be read within the time that the request has.
  func parsed(_ response: HTTPResponse) throws(XMLError) -> XMLElement {
    let elapsed = environment.elapsed
    return try XMLElement(parsing: response.body) { response.deadline.map { elapsed() > $0 } ?? false }
  }

  /// By what an answer can be found again.
  func metadata(of response: HTTPResponse) -> ResponseMetadata {
    let requestID = response.header("x-oss-request-id")
    return ResponseMetadata(
      status: response.status,
      requestID: requestID.map { ServiceText.line(ServiceText.kept($0, redacted: redacted), atMost: 100) })
  }

  /// The error for an answer that can't be trusted.
  func unreadable(_ response: HTTPResponse, _ request: OSSRequest, _ reason: String) -> OSSError {
    .unreadable(
      UnreadableAnswer(
        status: response.status, reason: ServiceText.kept(reason, redacted: redacted),
        requestID: metadata(of: response).requestID,
        host: host(of: request, at: endpoint(of: request))))
  }
}

/// Reads OSS's error envelope; what stands in a header serves where the body says nothing. Without a whole envelope there is no
/// `code`, and nothing of the body is believed: anybody between OSS and here can answer with any status.
///
/// - Parameter document: the document in its body, or why it has none that can be read.
func serviceError(
  _ response: HTTPResponse, document: Result<XMLElement, XMLError>, host: String, now: SigningTime
) -> ServiceError {
  var error = ServiceError(status: response.status, host: host)
  let date = response.header("Date")
  error.serverTime = date.flatMap { SigningTime(httpDate: $0) }
  error.retryAfter = response.header("Retry-After").flatMap { retryAfter($0, date: date, now: now) }
  error.requestID = response.header("x-oss-request-id")
  error.ec = response.header("x-oss-ec")
  let requestIDs = response.headers.filter { $0.name.lowercased() == "x-oss-request-id" }.map(\.value)
  guard case .success(let root) = document, let envelope = ErrorEnvelope(root, requestIDs: requestIDs) else {
    error.foreignBody = ForeignBody(response, document)
    return error
  }
  error.code = envelope.code
  error.message = envelope.text("Message")
  // No host's name is longer than 255 characters.
  error.endpoint = envelope.text("Endpoint").map { ServiceText.line($0, atMost: 255) }
  error.ec = envelope.text("EC") ?? error.ec
  error.requestID = envelope.requestID
  if let time = envelope.text("ServerTime").flatMap(unixMilliseconds) {
    error.serverTime = SigningTime(unixSeconds: time / 1000)
  }
  return error
}

extension ServiceError {
  /// The error without credentials in any of its texts, each cut where nobody reads on.
  func redacted(by redacted: Redaction) -> ServiceError {
    func kept(_ text: String?) -> String? { text.map { ServiceText.kept($0, redacted: redacted) } }
    var error = self
    error.code = kept(code)
    error.message = kept(message)
    error.ec = kept(ec)
    error.requestID = kept(requestID)
    error.endpoint = kept(endpoint)
    error.foreignBody?.contentType = kept(foreignBody?.contentType)
    error.foreignBody?.flaw = kept(foreignBody?.flaw)
    error.foreignBody?.redirect = kept(foreignBody?.redirect)
    return error
  }
}
