import HTTPTransport
import Testing

@Suite("Giving up")
struct CancellationTests {
  @Test("Cancelling a request under way ends it and its connection")
  func cancelUnderWay() async throws {
    let server = try ScriptedServer(.receive, .awaitClose)
    let transport = CurlTransport.direct()
    let task = Task { await transport.outcome(of: .post(server.url)) }
    await server.wait(for: .received(0))
    task.cancel()
    let failure = try #require(await task.value.failure)
    #expect(failure.kind == .cancelled)
    #expect(failure.mayHaveBeenSent)
    #expect(failure.message == "127.0.0.1:\(server.port): the request was cancelled")
    await server.wait(for: .closed(0))
  }

  @Test("Cancelling before the connection is up leaves the request unsent")
  func cancelWhileConnecting() async throws {
    let server = try ScriptedServer(.awaitClose)
    let transport = CurlTransport.direct()
    let task = Task { await transport.outcome(of: .post("https://127.0.0.1:\(server.port)/")) }
    await server.wait(for: .accepted(0))
    task.cancel()
    let failure = try #require(await task.value.failure)
    #expect(failure.kind == .cancelled)
    #expect(!failure.mayHaveBeenSent)
  }

  @Test("A task that is cancelled already sends nothing")
  func cancelBeforeStart() async throws {
    let server = try ScriptedServer(.serve(answer("")))
    let transport = CurlTransport.direct()
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await transport.outcome(of: .post(server.url))
    }
    let failure = try #require(await task.value.failure)
    #expect(failure.kind == .cancelled)
    #expect(!failure.mayHaveBeenSent)
    #expect(server.acceptedConnections == 0)
  }

  @Test("Cancelling one request leaves the others alone")
  func cancelOneOfTwo() async throws {
    let server = try ScriptedServer(.receive, .awaitProceed, .send(answer("a")), .awaitClose)
    let transport = CurlTransport.direct()
    let first = Task { await transport.outcome(of: .get(server.url)) }
    await server.wait(for: .received(0))
    let second = Task { await transport.outcome(of: .get(server.url)) }
    await server.wait(for: .received(1))
    first.cancel()
    #expect(await first.value.failure?.kind == .cancelled)
    server.proceed()
    server.proceed()
    #expect(try await second.value.get().body == Array("a".utf8))
  }

  @Test("However a cancellation falls, each request ends exactly once")
  func cancelAtAnyMoment() async throws {
    let server = try ScriptedServer(.serve(answer("a")))
    let transport = CurlTransport.direct()
    let tasks = (0..<300).map { _ in Task { await transport.outcome(of: .get(server.url)) } }
    for (number, task) in tasks.enumerated() where number % 3 != 0 {
      if number % 3 == 1 { await Task.yield() }
      task.cancel()
    }
    for (number, task) in tasks.enumerated() {
      let outcome = await task.value
      if number % 3 == 0 {
        #expect(try outcome.get().status == 200)
      } else {
        #expect(outcome.failure == nil || outcome.failure?.kind == .cancelled)
      }
    }
  }

  @Test("Shutting down ends what is under way, closes kept connections and refuses what comes later")
  func shutdownEndsEverything() async throws {
    let server = try ScriptedServer { number in number == 0 ? [.receive, .awaitClose] : [.serve(answer("a"))] }
    let transport = CurlTransport.direct()
    let pending = Task { await transport.outcome(of: .post(server.url)) }
    await server.wait(for: .received(0))
    #expect(try await transport.send(.get(server.url)).status == 200)
    transport.shutdown()
    transport.shutdown()
    let failure = try #require(await pending.value.failure)
    #expect(failure.kind == .cancelled)
    #expect(failure.mayHaveBeenSent)
    await server.waitForClosing(connections: [0, 1])
    let late = try await transport.failure(of: .get(server.url))
    #expect(late.kind == .cancelled)
    #expect(!late.mayHaveBeenSent)
    #expect(late.message == "127.0.0.1:\(server.port): the transport is shut down")
  }

  @Test("A transport that nobody holds any more is freed and closes its connections")
  func unusedTransportEnds() async throws {
    let server = try ScriptedServer(.serve(answer("a")))
    var transport: CurlTransport? = .direct()
    weak let observed = transport
    _ = try await transport?.send(.get(server.url))
    transport = nil
    #expect(observed == nil)
    await server.wait(for: .closed(0))
  }

  @Test("A transport that was never used can be shut down")
  func unusedTransportCanBeShutDown() async throws {
    let transport = CurlTransport.direct()
    transport.shutdown()
    #expect(try await transport.failure(of: .get("http://127.0.0.1:1/")).kind == .cancelled)
  }
}
