import Glibc

/// The POSIX calls of the test server.
struct LoopbackSocket {
  struct Failure: Error {
    let call: String
    let code: CInt
  }

  let descriptor: CInt
  private var pending: [UInt8] = []

  init(descriptor: CInt) {
    self.descriptor = descriptor
  }

  /// A listening socket on 127.0.0.1 and the port that the system gave it.
  static func listen() throws -> (descriptor: CInt, port: Int) {
    let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw Failure(call: "socket", code: errno) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        guard bind(descriptor, address, length) == 0, Glibc.listen(descriptor, 256) == 0 else { return errno }
        return getsockname(descriptor, address, &length) == 0 ? 0 : errno
      }
    }
    guard code == 0 else {
      close(descriptor)
      throw Failure(call: "bind", code: code)
    }
    return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
  }

  /// A port of the loopback on which nothing listens.
  static func unusedPort() throws -> Int {
    let (descriptor, port) = try listen()
    close(descriptor)
    return port
  }

  /// Reads what is there, or waits for it; false at the end.
  mutating func readMore() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 16_384)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    guard count > 0 else { return false }
    pending.append(contentsOf: buffer[..<count])
    return true
  }

  /// Reads one request by its Content-Length.
  mutating func readRequest() -> (head: String, body: [UInt8])? {
    let separator = Array("\r\n\r\n".utf8)
    while true {
      if let start = pending.firstRange(of: separator) {
        let head = String(decoding: pending[..<start.lowerBound], as: UTF8.self)
        let length = Self.contentLength(of: head)
        if pending.count >= start.upperBound + length {
          let body = Array(pending[start.upperBound..<(start.upperBound + length)])
          pending.removeFirst(start.upperBound + length)
          return (head, body)
        }
      }
      guard readMore() else { return nil }
    }
  }

  /// Writes all of a text; false if the client is gone.
  func write(_ text: String) -> Bool {
    var rest = ArraySlice(text.utf8)
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL)) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Makes the coming close a reset.
  func lingerOff() {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
  }

  private static func contentLength(of head: String) -> Int {
    for line in head.split(separator: "\r\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() == "content-length" else { continue }
      return Int(parts[1].drop { $0 == " " }) ?? 0
    }
    return 0
  }
}
