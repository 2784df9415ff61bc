internal import Crypto

/// A request in the one form that ``SignatureACS3`` signs, whatever the order of its parameters and header fields.
package struct CanonicalRequestACS3: Hashable, Sendable {
  /// The canonical text: method, path, query, header fields, their names and the body's checksum.
  package let text: String
  /// The names of the signed header fields in lower case, sorted.
  package let signedHeaders: [String]

  /// Builds the canonical form.
  ///
  /// - Parameters:
  ///   - signedHeaders: The names of the header fields to sign, in any case; those that the request lacks don't count.
  ///   - payloadHash: The body's SHA-256 in lower-case hexadecimal digits.
  package init(_ request: SignableRequest, signedHeaders: [String], payloadHash: String) {
    let wanted = Set(signedHeaders.map { $0.lowercased() })
    var values: [String: [String]] = [:]
    for (name, value) in request.headers where wanted.contains(name.lowercased()) {
      values[name.lowercased(), default: []].append(Self.trimmed(value))
    }
    let names = values.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let fields = names.map { "\($0):\((values[$0] ?? []).sorted().joined(separator: ","))\n" }.joined()
    self.signedHeaders = names
    text = [
      request.method, PercentEncoding.encodePath(request.resourcePath), Self.canonicalQuery(request.query), fields,
      names.joined(separator: ";"), payloadHash,
    ].joined(separator: "\n")
  }

  /// What is signed.
  package var stringToSign: String { "\(SignatureACS3.algorithm)\n\(hashed)" }

  /// The SHA-256 of the text in lower-case hexadecimal digits.
  package var hashed: String { Self.payloadHash(of: Array(text.utf8)) }

  /// The SHA-256 of a body in lower-case hexadecimal digits, as `x-acs-content-sha256` has it.
  package static func payloadHash(of body: [UInt8]) -> String {
    var digits: [UInt8] = []
    SHA256.hash(data: body).withUnsafeBytes { digits.append(hexadecimalOf: $0) }
    return String(decoding: digits, as: UTF8.self)
  }

  /// Parameters as they are signed: encoded, sorted by name and then by value, all of them with an equals sign.
  static func canonicalQuery(_ parameters: [(name: String, value: String?)]) -> String {
    parameters
      .map { (name: PercentEncoding.encode($0.name), value: PercentEncoding.encode($0.value ?? "")) }
      .sorted { left, right in
        left.name == right.name
          ? left.value.utf8.lexicographicallyPrecedes(right.value.utf8)
          : left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
      }
      .map { "\($0.name)=\($0.value)" }
      .joined(separator: "&")
  }

  private static func trimmed(_ value: String) -> String {
    func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    let withoutStart = value.utf8.drop(while: isBlank)
    guard let end = withoutStart.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(Substring(withoutStart[...end]))
  }
}
