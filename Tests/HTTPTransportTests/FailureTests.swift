import HTTPTransport
import Testing

@Suite("How failures are told apart, and whether the request may have been sent")
struct FailureTests {
  /// What a server does, and the failure that follows.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let script: [Step]
    let kind: HTTPFailure.Kind
  }

  static let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"

  static let brokenAnswers = [
    Case(testDescription: "closed before the answer", script: [.receive], kind: .interrupted),
    Case(testDescription: "reset before the answer", script: [.receive, .reset], kind: .interrupted),
    Case(
      testDescription: "closed within the status line", script: [.receive, .send("HTTP/1.1 2")], kind: .interrupted),
    Case(
      testDescription: "closed within the header",
      script: [.receive, .send("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n")],
      kind: .interrupted),
    Case(
      testDescription: "closed within the body",
      script: [.receive, .send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n<a>")], kind: .interrupted),
    Case(
      testDescription: "reset within the body",
      script: [.receive, .send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n<a>"), .reset], kind: .interrupted),
    Case(
      testDescription: "closed within a chunk", script: [.receive, .send(chunked + "9\r\n<a>")], kind: .interrupted),
    Case(
      testDescription: "closed between chunks", script: [.receive, .send(chunked + "3\r\n<a>\r\n")], kind: .interrupted),
    Case(
      testDescription: "bad chunk size", script: [.receive, .send(chunked + "zz\r\n"), .awaitClose], kind: .interrupted),
    Case(testDescription: "no HTTP", script: [.receive, .send("SSH-2.0-OpenSSH_9.2\r\n")], kind: .malformed),
    Case(testDescription: "HTTP/0.9", script: [.receive, .send("<html>hello</html>")], kind: .malformed),
    Case(
      testDescription: "impossible length",
      script: [.receive, .send("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n")], kind: .malformed),
    Case(
      testDescription: "impossible status",
      script: [.receive, .send("HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n")], kind: .malformed),
    Case(
      testDescription: "long body with a length",
      script: [.receive, .send(answer(String(repeating: "a", count: 2000)))],
      kind: .tooLarge),
    Case(
      testDescription: "endless body", script: [.receive, .send("HTTP/1.1 200 OK\r\n\r\n"), .flood("aaaaaaaaaa")],
      kind: .tooLarge),
    Case(
      testDescription: "endless header fields", script: [.receive, .send("HTTP/1.1 200 OK\r\n"), .flood("A: b\r\n")],
      kind: .tooLarge),
    Case(
      testDescription: "endless header line",
      script: [.receive, .send("HTTP/1.1 200 OK\r\nA: "), .flood("bbbbbbbbbb")],
      kind: .tooLarge),
  ]

  @Test("A broken answer fails by its kind, and the request may have been sent", arguments: brokenAnswers)
  func brokenAnswer(case: Case) async throws {
    let script = `case`.script
    let server = try ScriptedServer { _ in script }
    let transport = CurlTransport.direct(maximumBodyBytes: 1000)
    for request in [HTTPRequest.get(server.url), .post(server.url, "a")] {
      let failure = try await transport.failure(of: request)
      #expect(failure.kind == `case`.kind, "\(failure)")
      #expect(failure.mayHaveBeenSent)
      #expect(failure.message.hasPrefix("127.0.0.1:\(server.port): "))
      #expect(!failure.message.hasSuffix("."))
    }
  }

  @Test("A name that cannot be resolved")
  func unknownName() async throws {
    // A label of 64 characters is refused by the resolver without asking anybody.
    let host = String(repeating: "a", count: 64) + ".invalid"
    let failure = try await CurlTransport.direct().failure(of: .post("http://\(host)/"))
    #expect(failure.kind == .nameResolution)
    #expect(!failure.mayHaveBeenSent)
    #expect(failure.message == "\(host): the host's name could not be resolved")
  }

  @Test("A port on which nothing listens")
  func refusedConnection() async throws {
    let port = try LoopbackSocket.unusedPort()
    let failure = try await CurlTransport.direct().failure(of: .post("http://127.0.0.1:\(port)/"))
    #expect(failure.kind == .connection)
    #expect(!failure.mayHaveBeenSent)
    #expect(failure.message == "127.0.0.1:\(port): no connection: Connection refused")
  }

  @Test("A time-out before the connection is up leaves the request unsent", arguments: [true, false])
  func timeoutWhileConnecting(byConnectTimeout: Bool) async throws {
    // The server accepts, but never says its part of the TLS handshake.
    let server = try ScriptedServer(.awaitClose)
    let short = Duration.milliseconds(100)
    let transport = CurlTransport.direct(connectTimeout: byConnectTimeout ? short : .seconds(60))
    var request = HTTPRequest.post("https://127.0.0.1:\(server.port)/")
    if !byConnectTimeout { request.timeout = short }
    let failure = try await transport.failure(of: request)
    #expect(failure.kind == .timeout)
    #expect(!failure.mayHaveBeenSent)
    #expect(failure.message == "127.0.0.1:\(server.port): no connection within 100 ms")
  }

  @Test(
    "A time-out while waiting for the answer, or for the rest of it", arguments: ["", "HTTP/1.1 200 OK\r\n\r\n<a>"])
  func timeoutWhileAnswering(begun: String) async throws {
    let server = try ScriptedServer(.receive, .send(begun), .awaitClose)
    var request = HTTPRequest.post(server.url)
    request.timeout = .seconds(1)
    let failure = try await CurlTransport.direct().failure(of: request)
    #expect(failure.kind == .timeout)
    #expect(failure.mayHaveBeenSent)
    #expect(failure.message == "127.0.0.1:\(server.port): no whole answer within 1 s")
  }

  @Test("No time left is a time-out and nothing is sent", arguments: [Duration.zero, .seconds(-1)])
  func noTimeLeft(timeout: Duration) async throws {
    let server = try ScriptedServer(.serve(answer("")))
    let failure = try await CurlTransport.direct().failure(
      of: HTTPRequest(method: .get, url: server.url, timeout: timeout))
    #expect(failure.kind == .timeout)
    #expect(!failure.mayHaveBeenSent)
    #expect(server.acceptedConnections == 0)
  }

  @Test("The transport goes on after failures")
  func transportGoesOn() async throws {
    let server = try ScriptedServer { number in number < 3 ? [.receive] : [.serve(answer("a"))] }
    let transport = CurlTransport.direct()
    for _ in 0..<3 { #expect(try await transport.failure(of: .post(server.url)).kind == .interrupted) }
    #expect(try await transport.send(.post(server.url)).status == 200)
  }
}
