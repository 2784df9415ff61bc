import HTTPTransport
import Testing

extension CurlTransport {
  /// A transport for the loopback, whatever proxy the machine has.
  static func direct(
    connectTimeout: Duration = .seconds(60), maximumBodyBytes: Int = 1 << 20, certificateFile: String? = nil
  ) -> CurlTransport {
    CurlTransport(
      configuration: CurlTransportConfiguration(
        connectTimeout: connectTimeout, maximumBodyBytes: maximumBodyBytes, certificateFile: certificateFile,
        proxy: .none))
  }

  /// The failure of a request that must fail.
  func failure(
    of request: HTTPRequest, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> HTTPFailure {
    try #require(await outcome(of: request).failure, "an answer came", sourceLocation: sourceLocation)
  }

  func outcome(of request: HTTPRequest) async -> Result<HTTPResponse, HTTPFailure> {
    do throws(HTTPFailure) {
      return .success(try await send(request))
    } catch {
      return .failure(error)
    }
  }
}

extension Result {
  var failure: Failure? {
    if case .failure(let failure) = self { failure } else { nil }
  }
}

extension HTTPRequest {
  /// A request with a time-out that only a hanging test reaches.
  static func get(_ url: String, headers: [HTTPHeader] = []) -> HTTPRequest {
    HTTPRequest(method: .get, url: url, headers: headers, timeout: .seconds(120))
  }

  static func post(_ url: String, _ body: String = "") -> HTTPRequest {
    HTTPRequest(method: .post, url: url, body: Array(body.utf8), timeout: .seconds(120))
  }
}
