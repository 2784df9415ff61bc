import HTTPTransport
import Testing

@Suite("No more connections than are allowed")
struct ConnectionLimitTests {
  private static func transport(_ maximum: Int) -> CurlTransport {
    CurlTransport(configuration: CurlTransportConfiguration(proxy: .none, maximumConnections: maximum))
  }

  @Test("Further requests wait for their turn", arguments: [1, 3])
  func furtherRequestsWait(maximum: Int) async throws {
    let server = try ScriptedServer(.receive, .awaitProceed, .send(answer("a", headers: ["Connection: close"])))
    let transport = Self.transport(maximum)
    let count = 12
    let statuses = await withTaskGroup(of: Int?.self) { group in
      for _ in 0..<count { group.addTask { try? await transport.send(.post(server.url)).status } }
      var received = 0
      for await event in server.events {
        if case .received = event { received += 1 }
        if received == maximum { break }
      }
      // Long enough for one more to come, if it were sent.
      try? await Task.sleep(for: .milliseconds(300))
      #expect(server.acceptedConnections == maximum)
      for _ in 0..<count { server.proceed() }
      return await group.reduce(into: [Int?]()) { $0.append($1) }
    }
    #expect(statuses == Array(repeating: 200, count: count))
    #expect(server.acceptedConnections == count)
  }

  @Test("A request that waits can be cancelled, and was not sent")
  func aWaitingRequestIsCancelled() async throws {
    let server = try ScriptedServer(.receive, .awaitProceed, .send(answer("a")))
    let transport = Self.transport(1)
    let first = Task { await transport.outcome(of: .get(server.url)) }
    await server.wait(for: .received(0))
    let second = Task { await transport.outcome(of: .post(server.url)) }
    try await Task.sleep(for: .milliseconds(100))
    second.cancel()
    let failure = try #require(await second.value.failure)
    #expect(failure.kind == .cancelled)
    #expect(!failure.mayHaveBeenSent)
    server.proceed()
    #expect(await first.value.failure == nil)
    #expect(server.acceptedConnections == 1)
  }

  @Test("The time-out of a request that waits begins with its turn")
  func theTimeOutBeginsWithTheTurn() async throws {
    let server = try ScriptedServer(.receive, .awaitProceed, .send(answer("a", headers: ["Connection: close"])))
    let transport = Self.transport(1)
    let first = Task { await transport.outcome(of: .get(server.url)) }
    await server.wait(for: .received(0))
    let waiting = HTTPRequest(method: .get, url: server.url, timeout: .seconds(1))
    let second = Task { await transport.outcome(of: waiting) }
    try await Task.sleep(for: .milliseconds(1300))
    server.proceed()
    server.proceed()
    #expect(await first.value.failure == nil)
    #expect(await second.value.failure == nil)
  }

  @Test("Shutting down ends the requests that wait")
  func shuttingDownEndsWaitingRequests() async throws {
    let server = try ScriptedServer(.receive, .awaitClose)
    let transport = Self.transport(1)
    let first = Task { await transport.outcome(of: .get(server.url)) }
    await server.wait(for: .received(0))
    let second = Task { await transport.outcome(of: .get(server.url)) }
    try await Task.sleep(for: .milliseconds(100))
    transport.shutdown()
    #expect(await first.value.failure?.kind == .cancelled)
    #expect(await second.value.failure?.kind == .cancelled)
  }

  @Test("An idle connection makes room for one to another server")
  func idleConnectionsMakeRoom() async throws {
    let servers = try (0..<4).map { _ in try ScriptedServer(.serve(answer("a"))) }
    let transport = Self.transport(2)
    for server in servers { #expect(try await transport.send(.get(server.url)).status == 200) }
    await servers[0].wait(for: .closed(0))
    await servers[1].wait(for: .closed(0))
  }
}
