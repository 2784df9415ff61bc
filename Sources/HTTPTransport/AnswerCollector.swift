/// Gathers an answer from the pieces in which libcurl delivers it.
struct AnswerCollector {
  private(set) var headers: [HTTPHeader] = []
  private(set) var body: [UInt8] = []
  /// What made the collector refuse a piece, if it did.
  private(set) var refusal: String?
  /// Whether that was what the answer says of itself, not its size.
  private(set) var isContradictory = false

  private let maximumBodyBytes: Int
  private var headerBytes = 0
  /// False behind the blank line that ends the header: what comes then are trailers, which OSS does not use.
  private var isInHeader = false

  /// The largest header section, over all interim answers. libcurl itself limits only single lines.
  static let maximumHeaderBytes = 256 << 10

  init(maximumBodyBytes: Int) {
    self.maximumBodyBytes = maximumBodyBytes
  }

  /// Takes one line of the header with its line end; false if the header is too large.
  mutating func takeHeaderLine(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    headerBytes += bytes.count
    guard headerBytes <= Self.maximumHeaderBytes else {
      refusal = "the answer's header is larger than \(Self.maximumHeaderBytes) bytes"
      return false
    }
    let line = Self.trimmed(bytes[...])
    if bytes.starts(with: "HTTP/".utf8) {
      // A status line. An interim answer (1xx) and a proxy's one to CONNECT have their own, so each one starts afresh.
      headers = []
      isInHeader = true
    } else if line.isEmpty {
      isInHeader = false
    } else if isInHeader, let colon = line.firstIndex(of: UInt8(ascii: ":")) {
      let name = String(decoding: line[..<colon], as: UTF8.self)
      let value = String(decoding: Self.trimmed(line[(colon + 1)...]), as: UTF8.self)
      if name.lowercased() == "content-length", let earlier = contentLength, earlier != value {
        // One of them ends the body too early or too late, and what decides which one holds (RFC 9112, section 6.3).
        refusal = "the answer has two lengths, \(earlier.prefix(20)) and \(value.prefix(20))"
        isContradictory = true
        return false
      }
      headers.append(HTTPHeader(name, value))
    }
    return true
  }

  /// The value of Content-Length, if it has come.
  private var contentLength: String? { headers.first { $0.name.lowercased() == "content-length" }?.value }

  /// Takes a piece of the body; false if the body is too large.
  mutating func takeBody(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count <= maximumBodyBytes - body.count else {
      refusal = "the answer is larger than \(maximumBodyBytes) bytes"
      return false
    }
    body.append(contentsOf: bytes)
    return true
  }

  private static func trimmed(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Slice<UnsafeBufferPointer<UInt8>> {
    var rest = bytes
    while let first = rest.first, isBlank(first) { rest = rest.dropFirst() }
    while let last = rest.last, isBlank(last) { rest = rest.dropLast() }
    return rest
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0d || byte == 0x0a
  }
}
