/// Takes credentials out of what a service says: with a refused signature OSS sends back the access key and what was signed,
/// and a proxy may send back anything. No description or mirror of it shows a secret.
package struct Redaction: Sendable {
  /// Everything that is taken out, as it is and percent-encoded.
  private let spellings: [[UInt8]]

  package init(_ credentials: SigningCredentials) { self.init([credentials]) }

  package init(_ credentials: [SigningCredentials]) {
    let secrets = credentials.flatMap { credentials in
      [
        Array(credentials.accessKeyID.utf8), credentials.accessKeySecret.bytes,
        Array((credentials.securityToken ?? "").utf8),
      ]
    }
    // What is shorter is no key, and would take ordinary words out.
    spellings = secrets.filter { $0.count >= 8 }.flatMap { secret in
      [secret, Array(PercentEncoding.encode(String(decoding: secret, as: UTF8.self)).utf8)]
    }
  }

  /// How many bytes the longest text has that is taken out.
  package var longestSpelling: Int { spellings.map(\.count).max() ?? 0 }

  /// The text without credentials.
  package func callAsFunction(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard spellings.contains(where: { bytes.count >= $0.count && bytes.contains($0) }) else { return text }
    let redacted = spellings.reduce(bytes) { $0.replacing($1, with: Self.mark) }
    return String(decoding: redacted, as: UTF8.self)
  }

  private static let mark = Array("<redacted>".utf8)
}

extension Redaction: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "<redaction>" }

  package var debugDescription: String { description }

  package var customMirror: Mirror { Mirror(self, children: [:]) }
}
