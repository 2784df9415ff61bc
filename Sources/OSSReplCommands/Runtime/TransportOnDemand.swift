internal import HTTPTransport
internal import Locking

/// A transport that is made when the first request needs it: most runs ask nothing of this machine's own services, and a
/// transport costs a thread.
final class TransportOnDemand: HTTPSending {
  private let make: @Sendable () -> any HTTPSending
  private let made = Locked<(any HTTPSending)?>(nil)

  init(_ make: @escaping @Sendable () -> any HTTPSending) { self.make = make }

  func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
    let transport = made.withLock { made -> any HTTPSending in
      let transport = made ?? make()
      made = transport
      return transport
    }
    return try await transport.send(request)
  }
}
