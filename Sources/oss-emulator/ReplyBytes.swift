internal import NIOCore
internal import NIOHTTP1
internal import OSSEmulator

/// Answers as they go over the wire: head and body in one buffer, which is sent with one call of the system.
extension ByteBuffer {
  /// Adds an answer to a request. The header fields need no check for line ends: the emulator makes them itself, and what
  /// they repeat of a request is the name of a bucket, once it is known to be valid. What a fault script sets is checked
  /// when it is read.
  mutating func writeAnswer(_ reply: EmulatedReply, to request: HTTPRequestHead) {
    let status = HTTPResponseStatus(statusCode: reply.status)
    writeString(request.version == .http1_0 ? "HTTP/1.0 " : "HTTP/1.1 ")
    writeString(String(reply.status))
    writeString(" ")
    writeString(status.reasonPhrase)
    writeString("\r\n")
    for (name, value) in reply.headers { writeField(name, value) }
    if status.mayHaveResponseBody { writeField("Content-Length", String(reply.announcedLength)) }
    writeField("Connection", request.isKeepAlive ? "keep-alive" : "close")
    writeString("\r\n")
    writeBytes(reply.body)
  }

  /// What a client hears that may send the body of its request now.
  static let goOn = ByteBuffer(string: "HTTP/1.1 100 Continue\r\n\r\n")

  /// The answer to what is not HTTP.
  static let badRequest = ByteBuffer(
    string: "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")

  private mutating func writeField(_ name: String, _ value: String) {
    writeString(name)
    writeString(": ")
    writeString(value)
    writeString("\r\n")
  }
}

extension EmulatedReply {
  /// How many bytes of body the answer says it has.
  fileprivate var announcedLength: Int {
    if case .truncated(let missing) = delivery.ending { body.count + missing } else { body.count }
  }
}
