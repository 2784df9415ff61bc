internal import Crypto

/// A request in the one form that version 4 signs, whatever the order of its parameters and header fields.
package struct CanonicalRequestV4: Hashable, Sendable {
  /// The canonical text in UTF-8.
  private let bytes: [UInt8]
  /// The names of the signed header fields outside the default set, in lower case and sorted.
  package let additionalHeaders: [String]

  /// The canonical text, six parts separated by line feeds.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Builds the canonical form.
  ///
  /// Always signed are Content-Type, Content-MD5 and all fields whose names begin with `x-oss-`; `additionalHeaders`
  /// names further ones, in any case, of which only those that the request has count. The body's checksum is that of
  /// the field `x-oss-content-sha256`, or `UNSIGNED-PAYLOAD`.
  package init(_ request: SignableRequest, additionalHeaders: [String] = []) {
    let additional = additionalHeaders.isEmpty ? [] : Self.additional(additionalHeaders, of: request)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(512)
    bytes.append(line: request.method)
    bytes.append(line: PercentEncoding.encodePath(request.resourcePath))
    Self.append(query: request.query, to: &bytes)
    Self.append(headersOf: request, additional: additional, to: &bytes)
    bytes.append(line: additional.joined(separator: ";"))
    bytes.append(contentsOf: (request.header("x-oss-content-sha256") ?? SignatureV4.unsignedPayload).utf8)
    self.additionalHeaders = additional
    self.bytes = bytes
  }

  /// What is signed for the canonical form at a time, for example `20231216T162057Z`, in a scope.
  package func stringToSign(timestamp: String, scope: CredentialScopeV4) -> String {
    String(decoding: bytesToSign(timestamp: timestamp, scope: scope), as: UTF8.self)
  }

  /// The string to sign in UTF-8.
  func bytesToSign(timestamp: String, scope: CredentialScopeV4) -> [UInt8] {
    var signed: [UInt8] = []
    signed.reserveCapacity(192)
    signed.append(line: SignatureV4.algorithm)
    signed.append(line: timestamp)
    signed.append(line: scope.description)
    SHA256.hash(data: bytes).withUnsafeBytes { signed.append(hexadecimalOf: $0) }
    return signed
  }

  private static func additional(_ names: [String], of request: SignableRequest) -> [String] {
    Set(names.map { $0.lowercased() })
      .filter { !isSignedByDefault($0) && request.header($0) != nil }
      .sorted(by: precedesInBytes)
  }

  private static func append(query: [(name: String, value: String?)], to bytes: inout [UInt8]) {
    let encoded =
      query
      .map { (name: PercentEncoding.encode($0.name), value: PercentEncoding.encode($0.value ?? "")) }
      .sorted { left, right in
        left.name == right.name ? precedesInBytes(left.value, right.value) : precedesInBytes(left.name, right.name)
      }
    for index in encoded.indices {
      if index > 0 { bytes.append(UInt8(ascii: "&")) }
      bytes.append(contentsOf: encoded[index].name.utf8)
      guard !encoded[index].value.isEmpty else { continue }
      bytes.append(UInt8(ascii: "="))
      bytes.append(contentsOf: encoded[index].value.utf8)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private static func append(headersOf request: SignableRequest, additional: [String], to bytes: inout [UInt8]) {
    var signed: [(name: String, value: String)] = []
    for (name, value) in request.headers
    where isSignedByDefault(name) || additional.contains(where: { name.isHeaderName($0) }) {
      signed.append((name.lowerCasedHeaderName, trimmed(value)))
    }
    signed.sort { precedesInBytes($0.name, $1.name) }
    for (name, value) in signed {
      bytes.append(contentsOf: name.utf8)
      bytes.append(UInt8(ascii: ":"))
      bytes.append(line: value)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private static func isSignedByDefault(_ name: String) -> Bool {
    name.hasHeaderPrefix("x-oss-") || name.isHeaderName("content-type") || name.isHeaderName("content-md5")
  }

  private static func precedesInBytes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  private static func trimmed(_ value: String) -> String {
    func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    guard let first = value.utf8.first, let last = value.utf8.last, isBlank(first) || isBlank(last) else {
      return value
    }
    let withoutStart = value.utf8.drop(while: isBlank)
    guard let end = withoutStart.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(Substring(withoutStart[...end]))
  }
}
