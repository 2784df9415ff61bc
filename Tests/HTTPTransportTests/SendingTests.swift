import HTTPTransport
import Testing

@Suite("What goes over the wire")
struct SendingTests {
  @Test("An answer is handed over whole: status, header fields in order, body")
  func answerIsWhole() async throws {
    let server = try ScriptedServer(
      .serve(answer("<a/>", status: "404 Not Found", headers: ["X-Oss-Ec: 0031", "Via: a", "via:  b \t"])))
    let response = try await CurlTransport.direct().send(.get(server.url))
    #expect(response.status == 404)
    #expect(
      response.headers == [
        HTTPHeader("X-Oss-Ec", "0031"), HTTPHeader("Via", "a"), HTTPHeader("via", "b"),
        HTTPHeader("Content-Length", "4"),
      ])
    #expect(String(decoding: response.body, as: UTF8.self) == "<a/>")
    #expect(response.header("x-oss-ec") == "0031")
  }

  @Test("A GET sends the caller's fields and Host, and nothing that was not asked for")
  func getSendsOnlyWhatWasAsked() async throws {
    let server = try ScriptedServer(.serve(answer("")))
    let headers = [
      HTTPHeader("x-oss-date", "20260101T000000Z"), HTTPHeader("X-Empty", ""), HTTPHeader("Authorization", "s"),
    ]
    _ = try await CurlTransport.direct().send(.get(server.url + "?replication&a=%2F", headers: headers))
    let request = try #require(server.requests.first)
    #expect(
      request.lines == [
        "GET /?replication&a=%2F HTTP/1.1", "Host: 127.0.0.1:\(server.port)", "x-oss-date: 20260101T000000Z",
        "X-Empty:",
        "Authorization: s",
      ])
    #expect(request.body.isEmpty)
  }

  @Test("A path is sent as it is written", arguments: ["a/../b", "./a", "a//b/", "a/%2e%2e/b"])
  func pathIsSentAsWritten(path: String) async throws {
    let server = try ScriptedServer(.serve(answer("")))
    _ = try await CurlTransport.direct().send(.get(server.url + path))
    #expect(server.requests.first?.requestLine == "GET /\(path) HTTP/1.1")
  }

  @Test(
    "A body goes with its length, also an empty one and a large one", arguments: HTTPMethod.withBody, [0, 1, 2_000_000])
  func bodyGoesWithItsLength(method: HTTPMethod, count: Int) async throws {
    let server = try ScriptedServer(.serve(answer("")))
    let body = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    let request = HTTPRequest(
      method: method, url: server.url, headers: [HTTPHeader("Content-Type", "application/xml")], body: body,
      timeout: .seconds(120))
    #expect(try await CurlTransport.direct().send(request).status == 200)
    let received = try #require(server.requests.first)
    #expect(received.requestLine == "\(method.rawValue) / HTTP/1.1")
    #expect(received.values(of: "Content-Length") == ["\(count)"])
    #expect(received.values(of: "Content-Type") == ["application/xml"])
    #expect(received.values(of: "Expect").isEmpty)
    #expect(received.body == body)
  }

  @Test("No Content-Type is made up for a body")
  func noContentTypeIsMadeUp() async throws {
    let server = try ScriptedServer(.serve(answer("")))
    _ = try await CurlTransport.direct().send(.post(server.url, "<a/>"))
    #expect(server.requests.first?.values(of: "Content-Type") == [])
  }

  @Test("A cookie is not sent back")
  func cookieIsNotSentBack() async throws {
    let server = try ScriptedServer(.serve(answer("", headers: ["Set-Cookie: a=b; Path=/"])))
    let transport = CurlTransport.direct()
    for _ in 1...2 { _ = try await transport.send(.get(server.url)) }
    #expect(server.requests.map { $0.values(of: "Cookie") } == [[], []])
  }

  @Test("A redirect is an answer and is not followed", arguments: ["301 Moved", "302 Found", "307 Moved", "308 Moved"])
  func redirectIsNotFollowed(status: String) async throws {
    let server = try ScriptedServer(.serve(answer("", status: status, headers: ["Location: /other"])))
    let response = try await CurlTransport.direct().send(.get(server.url))
    #expect(String(response.status) == status.prefix(3))
    #expect(server.requests.count == 1)
  }

  @Test("An interim answer is skipped with its fields")
  func interimAnswerIsSkipped() async throws {
    let server = try ScriptedServer(
      .serve("HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n" + answer("b", headers: ["X: y"])))
    let response = try await CurlTransport.direct().send(.get(server.url))
    #expect(response.headers == [HTTPHeader("X", "y"), HTTPHeader("Content-Length", "1")])
    #expect(response.body == Array("b".utf8))
  }

  @Test("A body in chunks that come one at a time is put together, and a trailer is not a header field")
  func chunksArePutTogether() async throws {
    let server = try ScriptedServer(
      .receive, .send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n<a>b\r\n"), .awaitProceed,
      .send("4\r\n</a>\r\n"), .awaitProceed, .send("0\r\nTrailer: late\r\n\r\n"), .awaitClose)
    let transport = CurlTransport.direct()
    server.proceed()
    server.proceed()
    let response = try await transport.send(.get(server.url))
    #expect(String(decoding: response.body, as: UTF8.self) == "<a>b</a>")
    #expect(response.headers == [HTTPHeader("Transfer-Encoding", "chunked")])
  }

  @Test("A body up to the limit is taken")
  func bodyUpToTheLimitIsTaken() async throws {
    let server = try ScriptedServer(.serve(answer("12345678")))
    #expect(try await CurlTransport.direct(maximumBodyBytes: 8).send(.get(server.url)).body.count == 8)
  }

  @Test("Every name under localhost is the loopback")
  func namesUnderLocalhostAreTheLoopback() async throws {
    let server = try ScriptedServer(.serve(answer("")))
    let authority = "my-bucket.oss.localhost:\(server.port)"
    #expect(try await CurlTransport.direct().send(.get("http://\(authority)/")).status == 200)
    #expect(server.requests.first?.values(of: "Host") == [authority])
  }
}

extension HTTPMethod {
  static let withBody: [HTTPMethod] = [.put, .post]
}
