internal import FoundationEssentials

/// A token by which an identity provider vouches for this run. Nothing prints it.
struct OIDCToken: Sendable {
  /// The JSON Web Token, without white space around it.
  let text: String

  /// The lengths that STS takes.
  static let length = 4...20_000

  /// - Throws: `.broken` for what is no token, without quoting it.
  init(_ written: String, from place: String, step: String) throws(CredentialsError) {
    let trimmed = String(written.trimmed)
    let flaw: String? =
      if trimmed.isEmpty {
        "is empty"
      } else if !Self.length.contains(trimmed.utf8.count) {
        "holds \(trimmed.utf8.count) characters, and STS takes 4 to 20000"
      } else if trimmed.utf8.contains(where: { !(0x21...0x7E).contains($0) }) {
        "holds white space or another character that no token has"
      } else {
        nil
      }
    if let flaw {
      throw .broken(
        CredentialsFault(
          .oidcToken, step: step, "\(place) \(flaw)", help: ["put one JSON Web Token there, and nothing else"]))
    }
    text = trimmed
  }

  /// What the token says of itself and a trust policy compares, as a note for the user; nil for what can't be decoded. Its
  /// signature is not checked here, and not shown.
  var claims: String? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let payload = Self.decoded(parts[1]), let json = try? JSONValue(payload) else {
      // What is no JSON has no claims to show; STS has said what is wrong with the token.
      return nil
    }
    let shown = ["iss", "aud", "sub"].compactMap { name in
      Self.words(json[name]).map { "\(name) \($0)" }
    }
    return shown.isEmpty ? nil : "the token has \(shown.joined(separator: ", "))"
  }

  private static func words(_ claim: JSONValue?) -> String? {
    switch claim {
    case .text(let text): "\"\(printable(text))\""
    case .array(let elements): elements.prefix(4).compactMap { words($0) }.joined(separator: " and ")
    default: nil
    }
  }

  private static func printable(_ text: String) -> String {
    String(text.unicodeScalars.prefix(200).map { (" "..."~").contains($0) ? Character($0) : "?" })
  }

  private static func decoded(_ part: Substring) -> [UInt8]? {
    var text = String(part).replacing("-", with: "+").replacing("_", with: "/")
    while text.utf8.count % 4 != 0 { text += "=" }
    return Data(base64Encoded: text).map(Array.init)
  }
}
