/// The methods that the OSS control plane uses.
package enum HTTPMethod: String, Sendable {
  case get = "GET"
  case put = "PUT"
  case post = "POST"
}

/// One header field of a request or an answer.
package struct HTTPHeader: Hashable, Sendable {
  package let name: String
  package let value: String

  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// One request, complete and already signed.
package struct HTTPRequest: Sendable {
  package var method: HTTPMethod
  /// An absolute `http` or `https` URL, percent-encoded.
  package var url: String
  /// The header fields to send. Host and Content-Length are the transport's own.
  package var headers: [HTTPHeader]
  package var body: [UInt8]
  /// How long the whole exchange may take.
  package var timeout: Duration

  package init(
    method: HTTPMethod, url: String, headers: [HTTPHeader] = [], body: [UInt8] = [], timeout: Duration = .seconds(30)
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.timeout = timeout
  }
}

/// A whole answer.
package struct HTTPResponse: Sendable {
  /// The status code, from 100 to 599.
  package var status: Int
  /// The header fields in the order in which they came.
  package var headers: [HTTPHeader]
  package var body: [UInt8]
  /// When reading the answer has to be done, by the clock of who sent the request; nil for whenever.
  package var deadline: Duration?

  package init(status: Int, headers: [HTTPHeader] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The value of the first header field of a name, in any case.
  package func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}
