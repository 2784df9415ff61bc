import Foundation

/// One thing that the test server does on a connection.
enum Step: Sendable {
  /// Reads one whole request; the connection ends where the client closes it instead.
  case receive
  /// Writes bytes as they are.
  case send(String)
  /// Writes a text over and over until the client has had enough.
  case flood(String)
  /// Repeats receiving a request and sending an answer until the client closes.
  case serve(String)
  /// Writes nothing and waits until the client closes.
  case awaitClose
  /// Waits until the test calls `proceed()`.
  case awaitProceed
  /// Breaks the connection with a TCP reset.
  case reset
}

/// A whole answer with a length.
func answer(_ body: String, status: String = "200 OK", headers: [String] = []) -> String {
  let lines = ["HTTP/1.1 \(status)"] + headers + ["Content-Length: \(body.utf8.count)", "", body]
  return lines.joined(separator: "\r\n")
}

/// What the test server saw.
enum Event: Hashable, Sendable {
  /// A connection came in; they are numbered from 0.
  case accepted(Int)
  /// A request was read from this connection.
  case received(Int)
  /// The client closed this connection.
  case closed(Int)
}

/// One request as its bytes came in.
struct ReceivedRequest: Sendable {
  let connection: Int
  let head: String
  let body: [UInt8]

  var lines: [String] { head.components(separatedBy: "\r\n") }
  var requestLine: String { lines.first ?? "" }

  /// The values of a header field, in any case of its name.
  func values(of name: String) -> [String] {
    lines.dropFirst().filter { $0.lowercased().hasPrefix(name.lowercased() + ":") }
      .map { $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces) }
  }
}
