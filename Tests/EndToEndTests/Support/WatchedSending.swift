import HTTPTransport
import Synchronization

/// Remembers in which order requests are sent, whatever order they arrive in.
final class WatchedSending: HTTPSending {
  private struct Sent {
    let request: HTTPRequest
    /// The status of the answer; nil until there is one.
    var status: Int?
  }

  private let transport: any HTTPSending
  private let sent = Mutex<[Sent]>([])

  init(_ transport: any HTTPSending) { self.transport = transport }

  func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
    let number = sent.withLock { sent in
      sent.append(Sent(request: request))
      return sent.count - 1
    }
    let answer = try await transport.send(request)
    sent.withLock { $0[number].status = answer.status }
    return answer
  }

  /// Writes that were sent without a look at what the last one did. What was refused for sure did nothing, so there is nothing
  /// to look at.
  var blindWrites: [String] {
    sent.withLock { sent in
      zip(sent, sent.dropFirst()).compactMap { last, next in
        let isRefused = last.status.map { (400..<500).contains($0) } ?? false
        guard last.request.method != .get, next.request.method != .get, !isRefused else { return nil }
        return "\(next.request.url) was sent right after \(last.request.url)"
      }
    }
  }
}
