/// Something that exchanges a request for an answer; tests put their own in its place.
package protocol HTTPSending: Sendable {
  /// Sends one request and waits for the whole answer. Any status code is an answer; redirects are not followed.
  func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse
}
