import HTTPTransport
import Testing

@Suite("Which connection a request goes over")
struct ConnectionReuseTests {
  @Test("Reads one after the other share a connection")
  func readsShareAConnection() async throws {
    let server = try ScriptedServer(.serve(answer("a")))
    let transport = CurlTransport.direct()
    for _ in 1...5 { #expect(try await transport.send(.get(server.url)).body == Array("a".utf8)) }
    #expect(server.requests.count == 5)
    #expect(server.acceptedConnections == 1)
  }

  @Test("A connection that the server closed is replaced without a failure")
  func closedConnectionIsReplaced() async throws {
    let server = try ScriptedServer(.receive, .send(answer("a", headers: ["Connection: close"])))
    let transport = CurlTransport.direct()
    for _ in 1...3 { #expect(try await transport.send(.get(server.url)).status == 200) }
    #expect(server.acceptedConnections == 3)
  }

  @Test("A read whose kept connection breaks before an answer is sent again")
  func readIsSentAgain() async throws {
    let server = try ScriptedServer { number in
      number == 0 ? [.receive, .send(answer("a")), .receive] : [.serve(answer("b"))]
    }
    let transport = CurlTransport.direct()
    #expect(try await transport.send(.get(server.url)).body == Array("a".utf8))
    #expect(try await transport.send(.get(server.url)).body == Array("b".utf8))
    #expect(server.requests.map(\.connection) == [0, 0, 1])
  }

  @Test("A write is sent once, over a new connection, and its loss is reported", arguments: HTTPMethod.withBody)
  func writeIsSentOnce(method: HTTPMethod) async throws {
    let server = try ScriptedServer { number in
      switch number {
      case 0: [.receive, .send(answer("a")), .receive]
      case 1: [.receive]
      default: [.serve(answer("b"))]
      }
    }
    let transport = CurlTransport.direct()
    _ = try await transport.send(.get(server.url))
    let write = HTTPRequest(method: method, url: server.url, body: [1, 2], timeout: .seconds(120))
    let failure = try await transport.failure(of: write)
    #expect(failure.kind == .interrupted)
    #expect(failure.mayHaveBeenSent)
    #expect(server.requests.map(\.connection) == [0, 1])
  }

  @Test("A read may use the connection of a write before it")
  func readReusesTheConnectionOfAWrite() async throws {
    let server = try ScriptedServer(.serve(answer("a")))
    let transport = CurlTransport.direct()
    _ = try await transport.send(.post(server.url, "b"))
    _ = try await transport.send(.get(server.url))
    #expect(server.requests.count == 2)
    #expect(server.acceptedConnections == 1)
  }

  @Test("What one request set does not show in the next one")
  func requestsDoNotMix() async throws {
    let server = try ScriptedServer(.serve(answer("a")))
    let transport = CurlTransport.direct()
    _ = try await transport.send(.post(server.url, "b"))
    _ = try await transport.send(.get(server.url, headers: [HTTPHeader("X-First", "1")]))
    _ = try await transport.send(.get(server.url))
    let last = try #require(server.requests.last)
    #expect(last.lines == ["GET / HTTP/1.1", "Host: 127.0.0.1:\(server.port)"])
    #expect(last.body.isEmpty)
  }

  @Test("A hundred requests are under way at the same time")
  func manyRequestsAtOnce() async throws {
    let count = 100
    let server = try ScriptedServer { number in [.receive, .awaitProceed, .send(answer("\(number)")), .awaitClose] }
    let transport = CurlTransport.direct()
    let bodies = await withTaskGroup(of: [UInt8]?.self) { group in
      for _ in 0..<count { group.addTask { try? await transport.send(.get(server.url)).body } }
      var received = 0
      for await event in server.events {
        if case .received = event { received += 1 }
        if received == count { break }
      }
      for _ in 0..<count { server.proceed() }
      return await group.reduce(into: Set<String>()) { bodies, body in
        if let body { bodies.insert(String(decoding: body, as: UTF8.self)) }
      }
    }
    #expect(bodies == Set((0..<count).map { "\($0)" }))
  }
}
