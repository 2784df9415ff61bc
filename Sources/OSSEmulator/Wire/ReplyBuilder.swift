internal import FoundationEssentials
internal import OSSSignature
internal import XMLDocument

/// Puts answers together: the header fields that every answer has, the error's envelope, the record for a log.
struct ReplyBuilder {
  let requestID: String
  let now: Moment
  /// The value of the header field Date.
  let date: String
  let addressed: AddressedRequest
  let method: String

  /// The answer of an operation that did not refuse.
  func reply(_ success: Success, delay: Duration, changedStore: Bool) -> EmulatedReply {
    var headers = commonHeaders + success.headers
    var body: [UInt8] = []
    if let document = success.document {
      headers.append((name: "Content-Type", value: "application/xml"))
      body = document.documentBytes
    }
    if let content = success.content {
      let rendered = AnswerBody(content, requestID: requestID, wantsJSON: addressed.api?.wantsJSON == true)
      headers.append((name: "Content-Type", value: rendered.contentType))
      body = rendered.bytes
    }
    return EmulatedReply(
      status: success.status, headers: headers, body: body, delivery: EmulatedReply.Delivery(delay: delay),
      record: record(status: success.status), changedStore: changedStore)
  }

  /// The answer of an operation that refused. A HEAD request gets the body in the header `x-oss-err`.
  func reply(_ refusal: Refusal, delay: Duration) -> EmulatedReply {
    guard addressed.service == .oss else { return replyBesideOSS(refusal, delay: delay) }
    var headers = commonHeaders
    headers.append((name: "Content-Type", value: "application/xml"))
    if let ec = refusal.ec { headers.append((name: "x-oss-ec", value: ec)) }
    var body = envelope(refusal).documentBytes
    if method == "HEAD" {
      headers.append((name: "x-oss-err", value: Data(body).base64EncodedString()))
      body = []
    }
    return EmulatedReply(
      status: refusal.status, headers: headers, body: body, delivery: EmulatedReply.Delivery(delay: delay),
      record: record(status: refusal.status, code: refusal.code, ec: refusal.ec), changedStore: false)
  }

  /// The refusal of another service than OSS.
  private func replyBesideOSS(_ refusal: Refusal, delay: Duration) -> EmulatedReply {
    let rendered = AnswerBody(
      refusal, of: addressed.service, requestID: requestID, host: addressed.host.name,
      wantsJSON: addressed.api?.wantsJSON == true)
    return EmulatedReply(
      status: refusal.status, headers: commonHeaders + [(name: "Content-Type", value: rendered.contentType)],
      body: rendered.bytes, delivery: EmulatedReply.Delivery(delay: delay),
      record: record(status: refusal.status, code: refusal.code), changedStore: false)
  }

  /// An answer with any body, as a fault wants it.
  func reply(status: Int, contentType: String, body: [UInt8], delay: Duration) -> EmulatedReply {
    let body = method == "HEAD" ? [] : body
    let headers = commonHeaders + (body.isEmpty ? [] : [(name: "Content-Type", value: contentType)])
    return EmulatedReply(
      status: status, headers: headers, body: body, delivery: EmulatedReply.Delivery(delay: delay),
      record: record(status: status), changedStore: false)
  }

  /// The page of a proxy that has got no answer from the service. It has none of the service's header fields.
  func page(status: Int, delay: Duration) -> EmulatedReply {
    let title = "\(status) \(Self.reasons[status] ?? "Error")"
    let page = "<html><head><title>\(title)</title></head><body><h1>\(title)</h1><hr>proxy</body></html>\r\n"
    return EmulatedReply(
      status: status,
      headers: [
        (name: "Server", value: "proxy"), (name: "Date", value: date), (name: "Content-Type", value: "text/html"),
      ], body: method == "HEAD" ? [] : Array(page.utf8), delivery: EmulatedReply.Delivery(delay: delay),
      record: record(status: status), changedStore: false)
  }

  /// No answer at all.
  func silence(_ ending: EmulatedReply.Ending, delay: Duration) -> EmulatedReply {
    EmulatedReply(
      status: 0, headers: [], body: [], delivery: EmulatedReply.Delivery(delay: delay, ending: ending),
      record: record(status: nil), changedStore: false)
  }

  private static let reasons = [
    403: "Forbidden", 404: "Not Found", 500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable",
    504: "Gateway Timeout",
  ]

  private var commonHeaders: [(name: String, value: String)] {
    guard addressed.service == .oss else {
      return [
        (name: "Server", value: "oss-emulator"), (name: "Date", value: date),
        (name: "x-acs-request-id", value: requestID),
      ]
    }
    return [
      (name: "Server", value: "AliyunOSS"), (name: "Date", value: date),
      (name: "x-oss-request-id", value: requestID), (name: "x-oss-server-time", value: "1"),
    ]
  }

  private func envelope(_ refusal: Refusal) -> XMLElement {
    var children = [
      XMLElement("Code", text: refusal.code), XMLElement("Message", text: refusal.message),
      XMLElement("RequestId", text: requestID), XMLElement("HostId", text: addressed.host.name),
    ]
    children += refusal.fields.map { XMLElement($0.name, text: $0.value) }
    if let ec = refusal.ec {
      children.append(XMLElement("EC", text: refusal.hasLineBreakBeforeEC ? "\n" + ec : ec))
      children.append(XMLElement("RecommendDoc", text: "https://api.aliyun.com/troubleshoot?q=\(ec)"))
    }
    return XMLElement("Error", children: children)
  }

  private func record(status: Int?, code: String? = nil, ec: String? = nil) -> RequestRecord {
    RequestRecord(
      time: now, method: method, host: addressed.host.name, path: addressed.target.rawPath,
      query: addressed.queryWithoutSignature, operation: addressed.operation?.rawValue, bucket: addressed.bucket,
      status: status, code: code, ec: ec, requestID: requestID)
  }
}
