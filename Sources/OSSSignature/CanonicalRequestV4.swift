internal import Crypto

/// A request in the one form that version 4 signs, whatever the order of its parameters and header fields.
package struct CanonicalRequestV4: Hashable, Sendable {
  /// The canonical text, six parts separated by line feeds.
  package let text: String
  /// The names of the signed header fields outside the default set, in lower case and sorted.
  package let additionalHeaders: [String]

  /// Builds the canonical form.
  ///
  /// Always signed are Content-Type, Content-MD5 and all fields whose names begin with `x-oss-`; `additionalHeaders`
  /// names further ones, in any case, of which only those that the request has count. The body's checksum is that of
  /// the field `x-oss-content-sha256`, or `UNSIGNED-PAYLOAD`.
  package init(_ request: SignableRequest, additionalHeaders: [String] = []) {
    let additional = Set(additionalHeaders.map { $0.lowercased() })
      .filter { !Self.isSignedByDefault($0) && request.header($0) != nil }
      .sorted(by: Self.precedesInBytes)
    let signed = request.headers
      .filter { header in
        Self.isSignedByDefault(header.name) || additional.contains { header.name.isHeaderName($0) }
      }
      .map { (name: $0.name.lowercased(), value: Self.trimmed($0.value)) }
      .sorted { Self.precedesInBytes($0.name, $1.name) }

    self.additionalHeaders = additional
    text = [
      request.method,
      PercentEncoding.encodePath(request.resourcePath),
      Self.queryText(request.query),
      signed.map { "\($0.name):\($0.value)\n" }.joined(),
      additional.joined(separator: ";"),
      request.header("x-oss-content-sha256") ?? SignatureV4.unsignedPayload,
    ].joined(separator: "\n")
  }

  /// What is signed for the canonical form at a time, for example `20231216T162057Z`, in a scope.
  package func stringToSign(timestamp: String, scope: CredentialScopeV4) -> String {
    let digest = lowerCaseHexadecimal(SHA256.hash(data: Array(text.utf8)))
    return "\(SignatureV4.algorithm)\n\(timestamp)\n\(scope)\n\(digest)"
  }

  private static func queryText(_ query: [(name: String, value: String?)]) -> String {
    query
      .map { (name: PercentEncoding.encode($0.name), value: PercentEncoding.encode($0.value ?? "")) }
      .sorted { left, right in
        left.name == right.name ? precedesInBytes(left.value, right.value) : precedesInBytes(left.name, right.name)
      }
      .map { $0.value.isEmpty ? $0.name : "\($0.name)=\($0.value)" }
      .joined(separator: "&")
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
