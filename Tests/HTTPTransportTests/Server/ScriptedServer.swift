import Foundation
import Glibc
import Locking

@testable import HTTPTransport

/// A server on a loopback socket that does on each connection exactly what a test wrote down. One thread accepts, each
/// connection has one more.
final class ScriptedServer: Sendable {
  let port: Int
  /// Everything the server sees, in its order. For one reader.
  let events: AsyncStream<Event>

  private struct State {
    var requests: [ReceivedRequest] = []
    var accepted = 0
    var open: Set<CInt> = []
    var isStopped = false
  }

  private let listener: CInt
  private let state = Locked(State())
  private let report: AsyncStream<Event>.Continuation
  private let proceeding = DispatchSemaphore(value: 0)

  /// Starts a server that plays the same script on every connection.
  convenience init(_ script: Step...) throws {
    try self.init { _ in script }
  }

  /// Starts a server that plays a script by the connection's number.
  init(script: @escaping @Sendable (Int) -> [Step]) throws {
    (events, report) = AsyncStream.makeStream(of: Event.self)
    (listener, port) = try LoopbackSocket.listen()
    let listener = listener
    Thread.detachNewThread { [weak self] in
      var number = 0
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { break }
        guard let self, self.admit(connection) else {
          close(connection)
          break
        }
        let current = number
        number += 1
        Thread.detachNewThread { self.play(script(current), on: connection, number: current) }
      }
      close(listener)
    }
  }

  deinit { stop() }

  var url: String { "http://127.0.0.1:\(port)/" }
  var requests: [ReceivedRequest] { state.withLock { $0.requests } }
  var acceptedConnections: Int { state.withLock { $0.accepted } }

  /// Lets one `awaitProceed` go on.
  func proceed() { proceeding.signal() }

  /// Waits for an event; earlier ones are skipped.
  func wait(for wanted: Event) async {
    for await event in events where event == wanted { return }
  }

  /// Closes everything.
  func stop() {
    let open = state.withLock { state in
      state.isStopped = true
      return state.open
    }
    shutdown(listener, CInt(SHUT_RDWR))
    for connection in open { shutdown(connection, CInt(SHUT_RDWR)) }
    report.finish()
  }

  private func admit(_ connection: CInt) -> Bool {
    state.withLock { state in
      guard !state.isStopped else { return false }
      state.accepted += 1
      state.open.insert(connection)
      return true
    }
  }

  private func play(_ script: [Step], on descriptor: CInt, number: Int) {
    report.yield(.accepted(number))
    var connection = LoopbackSocket(descriptor: descriptor)
    for step in script {
      guard perform(step, on: &connection, number: number) else {
        report.yield(.closed(number))
        break
      }
    }
    state.withLock { _ = $0.open.remove(descriptor) }
    close(descriptor)
  }

  /// Does one step; false once the client is gone.
  private func perform(_ step: Step, on connection: inout LoopbackSocket, number: Int) -> Bool {
    switch step {
    case .receive:
      guard let (head, body) = connection.readRequest() else { return false }
      state.withLock { $0.requests.append(ReceivedRequest(connection: number, head: head, body: body)) }
      report.yield(.received(number))
      return true
    case .send(let text): return connection.write(text)
    case .flood(let text):
      while connection.write(text) {}
      return false
    case .serve(let text):
      while perform(.receive, on: &connection, number: number), connection.write(text) {}
      return false
    case .awaitClose:
      while connection.readMore() {}
      return false
    case .awaitProceed:
      proceeding.wait()
      return true
    case .reset:
      connection.lingerOff()
      return true
    }
  }
}

extension ScriptedServer {
  /// Waits until the client has closed all of these connections.
  func waitForClosing(connections: Set<Int>) async {
    var open = connections
    for await event in events {
      if case .closed(let number) = event { open.remove(number) }
      if open.isEmpty { return }
    }
  }
}
