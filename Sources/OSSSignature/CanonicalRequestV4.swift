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
    var values: [String: String] = [:]
    for header in request.headers {
      let name = header.name.lowercased()
      let value = Self.trimmed(header.value)
      values[name] = values[name].map { "\($0),\(value)" } ?? value
    }
    let additional = Set(additionalHeaders.map { $0.lowercased() })
      .filter { !Self.isSignedByDefault($0) && values[$0] != nil }
      .sorted(by: Self.precedesInBytes)
    let signed = values.keys.filter { Self.isSignedByDefault($0) || additional.contains($0) }
      .sorted(by: Self.precedesInBytes)

    self.additionalHeaders = additional
    text = [
      request.method,
      PercentEncoding.encodePath(request.resourcePath),
      Self.queryText(request.query),
      signed.map { "\($0):\(values[$0] ?? "")\n" }.joined(),
      additional.joined(separator: ";"),
      values["x-oss-content-sha256"] ?? SignatureV4.unsignedPayload,
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
    name == "content-type" || name == "content-md5" || name.hasPrefix("x-oss-")
  }

  private static func precedesInBytes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  private static func trimmed(_ value: String) -> String {
    func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }
    let withoutStart = value.drop(while: isBlank)
    guard let end = withoutStart.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(withoutStart[...end])
  }
}
