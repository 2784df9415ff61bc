/// Checks and spells the header fields of a request for libcurl.
struct HeaderFields: Sendable {
  /// The lines to hand to libcurl: `Name: value` to send a field, `Name;` to send an empty one, `Name:` to leave out one
  /// that libcurl would send on its own.
  let lines: [String]

  /// Fields that describe the message's framing and the connection. They follow from the URL and the body, so a caller
  /// that names one too could only contradict them.
  private static let ownedByTransport: Set<String> = [
    "connection", "content-length", "expect", "host", "transfer-encoding",
  ]

  /// What libcurl adds by itself. A signature covers Content-Type, so a field that the caller did not sign must not
  /// appear; `Expect: 100-continue` would delay a body and, if the server refuses it, send the request twice.
  private static let addedByLibrary = ["Accept", "Content-Type", "Expect"]

  /// Throws for a name that is no token, for a value with CR, LF or NUL (which could smuggle in another field), and for
  /// a field that is the transport's own. The message holds the name only where that is a token, and never the value.
  init(_ headers: [HTTPHeader], authority: String) throws(HTTPFailure) {
    var names: Set<String> = []
    var lines: [String] = []
    for header in headers {
      guard !header.name.isEmpty, header.name.utf8.allSatisfy(Self.isToken) else {
        throw .unsent(.other, "\(authority): a header's name holds a character that is not allowed there")
      }
      guard !header.value.utf8.contains(where: { $0 == 0x0d || $0 == 0x0a || $0 == 0 }) else {
        throw .unsent(.other, "\(authority): the value of header \(header.name) holds a line break or a NUL")
      }
      let name = header.name.lowercased()
      guard !Self.ownedByTransport.contains(name) else {
        throw .unsent(.other, "\(authority): header \(header.name) is set by the transport and must not be given")
      }
      names.insert(name)
      let isBlank = header.value.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
      lines.append(isBlank ? "\(header.name);" : "\(header.name): \(header.value)")
    }
    for name in Self.addedByLibrary where !names.contains(name.lowercased()) { lines.append("\(name):") }
    self.lines = lines
  }

  /// Whether a byte may stand in a field's name (RFC 9110, section 5.6.2).
  private static func isToken(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}
