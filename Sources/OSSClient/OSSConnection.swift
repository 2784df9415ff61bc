package import HTTPTransport
package import OSSSignature
package import Replication
internal import XMLDocument

/// One request in OSS's terms, before it is addressed and signed.
struct OSSRequest {
  var method: HTTPMethod
  /// The bucket; nil for a request to the service itself.
  var bucket: BucketName?
  /// The region that signs the request: the bucket's.
  var region: Region
  /// Where the request goes, unless the connection says otherwise.
  var endpoint: EndpointChoice
  /// Whether the bucket's name travels in the path in any case.
  var pathStyle: Bool
  /// The parameters of the query, not encoded; one without a value is written as its bare name.
  var query: [(name: String, value: String?)]
  var body: [UInt8]

  /// A request to a bucket.
  init(method: HTTPMethod, place: BucketPlace, query: [(name: String, value: String?)], body: [UInt8] = []) {
    self.init(
      method: method, bucket: place.name, region: place.region, endpoint: place.endpoint, pathStyle: place.pathStyle,
      query: query, body: body)
  }

  /// A request to the service itself, at the endpoint of a region.
  init(method: HTTPMethod, region: Region, endpoint: EndpointChoice, query: [(name: String, value: String?)]) {
    self.init(method: method, bucket: nil, region: region, endpoint: endpoint, pathStyle: false, query: query, body: [])
  }

  private init(
    method: HTTPMethod, bucket: BucketName?, region: Region, endpoint: EndpointChoice, pathStyle: Bool,
    query: [(name: String, value: String?)], body: [UInt8]
  ) {
    self.method = method
    self.bucket = bucket
    self.region = region
    self.endpoint = endpoint
    self.pathStyle = pathStyle
    self.query = query
    self.body = body
  }
}

/// Addresses, signs and sends single requests, and tells a failure from an answer. It decides nothing else.
package struct OSSConnection: Sendable {
  let transport: any HTTPSending
  let credentials: SigningCredentials
  let override: Endpoint?
  let surroundings: Surroundings
  let timeout: Duration

  /// - Parameters:
  ///   - override: where every request goes instead of its bucket's own endpoint; nil for the buckets' own.
  ///   - timeout: how long one exchange may take.
  package init(
    transport: any HTTPSending, credentials: SigningCredentials, override: Endpoint? = nil, surroundings: Surroundings,
    timeout: Duration = .seconds(30)
  ) {
    self.transport = transport
    self.credentials = credentials
    self.override = override
    self.surroundings = surroundings
    self.timeout = timeout
  }

  /// Exchanges one request for a successful answer (a status from 200 to 299).
  func perform(_ request: OSSRequest) async throws(OSSError) -> HTTPResponse {
    let endpoint = endpoint(for: request)
    if let bucket = request.bucket, let violation = BucketName.violation(of: bucket.text) {
      throw .notSent(reason: "'\(bucket)' can't be addressed: a bucket name \(violation)")
    }
    let contentHeaders = [
      (name: "Content-Type", value: "application/xml"), (name: "Content-MD5", value: contentMD5(of: request.body)),
    ]
    let signable = SignableRequest(
      method: request.method.rawValue, bucket: request.bucket?.text, query: request.query, headers: contentHeaders)
    let headers = SignatureV4.signedHeaders(
      for: signable, credentials: credentials, region: request.region.identifier, time: surroundings.now())
    let query = request.query.map { parameter in
      PercentEncoding.encode(parameter.name) + (parameter.value.map { "=" + PercentEncoding.encode($0) } ?? "")
    }
    let url = endpoint.url(bucket: request.bucket, query: query.joined(separator: "&"))
    let response: HTTPResponse
    do {
      response = try await transport.send(
        HTTPRequest(
          method: request.method, url: url, headers: headers.map { HTTPHeader($0.0, $0.1) }, body: request.body,
          timeout: timeout))
    } catch {
      throw .transport(error)
    }
    guard (200...299).contains(response.status) else {
      throw .service(serviceError(response, host: host(of: request, at: endpoint)))
    }
    return response
  }

  /// Where a request goes.
  private func endpoint(for request: OSSRequest) -> Endpoint {
    let endpoint = override ?? request.endpoint.endpoint(for: request.region)
    return request.pathStyle ? endpoint.withPathStyle : endpoint
  }

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
      root = try XMLElement(parsing: response.body)
    } catch {
      throw unreadable(response, request, "the answer is not the XML that OSS sends: \(error)")
    }
    guard root.isNamed(name) else {
      throw unreadable(response, request, "the answer is <\(root.name)>, not <\(name)>")
    }
    return root
  }

  /// The error for an answer that can't be trusted.
  func unreadable(_ response: HTTPResponse, _ request: OSSRequest, _ reason: String) -> OSSError {
    .unreadable(
      UnreadableAnswer(
        status: response.status, reason: reason, requestID: response.header("x-oss-request-id"),
        host: host(of: request, at: endpoint(for: request))))
  }
}

/// Reads OSS's error envelope; what stands in a header serves where the body says nothing.
private func serviceError(_ response: HTTPResponse, host: String) -> ServiceError {
  var error = ServiceError(status: response.status, host: host, date: response.header("Date"))
  error.requestID = response.header("x-oss-request-id")
  error.ec = response.header("x-oss-ec")
  // A body that is no XML, as a proxy's page, leaves the status to speak for itself.
  guard let root = try? XMLElement(parsing: response.body), root.isNamed("Error") else { return error }
  func text(_ name: String) -> String? {
    root.firstChild(named: name).map(\.trimmedText).flatMap { $0.isEmpty ? nil : $0 }
  }
  error.code = text("Code")
  error.message = text("Message")
  error.endpoint = text("Endpoint")
  error.ec = text("EC") ?? error.ec
  error.requestID = error.requestID ?? text("RequestId")
  return error
}
