import HTTPTransport
import Testing

@Suite("Requests that are refused before anything is sent")
struct RequestCheckTests {
  @Test(
    "A URL that is not plain http or https",
    arguments: [
      "", "/", "127.0.0.1", "//127.0.0.1/", "http:", "http://", "http:///a", "http:/127.0.0.1/", "https://", "ftp://h/",
      "file:///etc/passwd", "http://user@127.0.0.1/", "http://user:secret@127.0.0.1/", "http://:@127.0.0.1/",
      "http://127.0.0.1/a b", " http://127.0.0.1/", "http://127.0.0.1/\n", "http://127.0.0.1/\r\nX: y",
      "http://127.0.0.1/\u{0}", "http://127.0.0.1/\u{7f}", "http://b\u{fc}cher.example/", "http://127.0.0.1:99999/",
      "http://127.0.0.1:port/", "http://[::1/", "http://a b/",
    ])
  func badURL(url: String) async throws {
    let failure = try await CurlTransport.direct().failure(of: .get(url))
    #expect(failure.kind == .invalidURL)
    #expect(!failure.mayHaveBeenSent)
    #expect(!failure.message.contains("secret"))
  }

  @Test(
    "A header field that would break the message apart, or is the transport's own",
    arguments: [
      HTTPHeader("X-A", "secret\r\nX-B: c"), HTTPHeader("X-A", "secret\n"), HTTPHeader("X-A", "secret\r"),
      HTTPHeader("X-A", "secret\u{0}"), HTTPHeader("", "secret"), HTTPHeader("X A", "secret"),
      HTTPHeader("X-A:", "secret"), HTTPHeader("X\r\nY", "secret"), HTTPHeader("X\u{0}", "secret"),
      HTTPHeader("X\u{e4}", "secret"), HTTPHeader("X;", "secret"), HTTPHeader("host", "secret"),
      HTTPHeader("Content-Length", "secret"), HTTPHeader("Transfer-Encoding", "secret"),
      HTTPHeader("Connection", "secret"), HTTPHeader("Expect", "secret"),
    ])
  func badHeader(header: HTTPHeader) async throws {
    let server = try ScriptedServer(.serve(answer("")))
    let request = HTTPRequest(method: .put, url: server.url, headers: [HTTPHeader("X-Good", "1"), header])
    let failure = try await CurlTransport.direct().failure(of: request)
    #expect(failure.kind == .other)
    #expect(!failure.mayHaveBeenSent)
    #expect(!failure.message.contains("secret"))
    #expect(!failure.message.contains { $0.isNewline })
    #expect(server.acceptedConnections == 0)
  }

  @Test("The scheme may be written in any case")
  func schemeInAnyCase() async throws {
    let server = try ScriptedServer(.serve(answer("")))
    #expect(try await CurlTransport.direct().send(.get("HTTP://127.0.0.1:\(server.port)")).status == 200)
  }
}
