internal import Glibc

/// One connection to the emulator and the answers that it still waits for.
final class LoadConnection {
  let descriptor: CInt
  private(set) var outstanding = 0
  private var pending: [UInt8] = []
  private var buffer = [UInt8](repeating: 0, count: 65_536)

  /// Connects to a port of 127.0.0.1.
  init(port: Int) throws(BenchmarkError) {
    let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw .system("socket") }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(truncatingIfNeeded: port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    self.descriptor = descriptor
    let code = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard code == 0 else { throw .system("connect") }
    var on: CInt = 1
    setsockopt(descriptor, CInt(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<CInt>.size))
  }

  deinit { close(descriptor) }

  /// Sends bytes that are small enough for the socket's buffer, and expects so many answers.
  func send(_ bytes: [UInt8], answers: Int) throws(BenchmarkError) {
    guard Glibc.send(descriptor, bytes, bytes.count, CInt(MSG_NOSIGNAL)) == bytes.count else { throw .system("send") }
    outstanding += answers
  }

  /// Reads what has come and gives the number of answers that are whole with it. Each must be a 200 with a rule.
  func receive() throws(BenchmarkError) -> Int {
    let count = recv(descriptor, &buffer, buffer.count, 0)
    guard count > 0 else { throw count == 0 ? BenchmarkError("the emulator closed a connection") : .system("recv") }
    pending.append(contentsOf: buffer[..<count])
    var start = 0
    var answers = 0
    while let length = try wholeAnswer(from: start) {
      start += length
      answers += 1
    }
    pending.removeFirst(start)
    outstanding -= answers
    return answers
  }

  /// The length of the answer that begins at an offset, or nil if not all of it is here.
  private func wholeAnswer(from start: Int) throws(BenchmarkError) -> Int? {
    let rest = pending[start...]
    guard let end = Self.position(of: Self.blankLine, in: rest) else { return nil }
    guard rest.starts(with: Self.success) else {
      throw BenchmarkError("not a success: \(String(decoding: rest, as: UTF8.self))")
    }
    guard let name = Self.position(of: Self.lengthName, in: rest[..<end]) else {
      throw BenchmarkError("an answer without a length")
    }
    var length = 0
    for byte in rest[(name + Self.lengthName.count)...] {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { break }
      length = length * 10 + Int(byte - UInt8(ascii: "0"))
    }
    let bodyStart = end + Self.blankLine.count
    guard pending.count >= bodyStart + length else { return nil }
    guard Self.position(of: Self.rule, in: rest[bodyStart..<(bodyStart + length)]) != nil else {
      throw BenchmarkError("an answer without the rule")
    }
    return bodyStart + length - start
  }

  private static let success = Array("HTTP/1.1 200 ".utf8)
  private static let blankLine = Array("\r\n\r\n".utf8)
  private static let lengthName = Array("\r\nContent-Length: ".utf8)
  private static let rule = Array("<Rule>".utf8)

  private static func position(of pattern: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = pattern.first else { return nil }
    var rest = bytes
    while let candidate = rest.firstIndex(of: first) {
      rest = rest[candidate...]
      if rest.starts(with: pattern) { return candidate }
      rest = rest.dropFirst()
    }
    return nil
  }
}
