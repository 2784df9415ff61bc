internal import Crypto
internal import FoundationEssentials
internal import OSSSignature

/// A JSON Web Token (RFC 7519) with the claims that RAM looks at.
///
/// It is signed with HS256 and one secret that everybody may know, where real issuers sign with a key of their own: the
/// emulator can be given tokens of any issuer, and finds a token that was tampered with.
package struct WebToken: Sendable {
  let issuer: String
  let subject: String
  let audiences: [String]
  let issuedAt: SigningTime
  let expiresAt: SigningTime

  /// Why a token is not taken; the raw value ends the code of the error.
  enum Mistake: String, Error, Sendable {
    case invalid = "Invalid"
    case invalidSignature = "InvalidSignature"
    case audienceNotMatch = "AudienceNotMatch"
    case expired = "Expired"

    var message: String {
      switch self {
      case .invalid: "The OIDC token is not valid."
      case .invalidSignature: "The signature of the OIDC token is not valid."
      case .audienceNotMatch: "The audience of the token is not registered at the provider."
      case .expired: "The token has expired."
      }
    }
  }

  package init(
    issuer: String, subject: String, audience: String, issuedAt: Moment, lifetimeSeconds: Int64
  ) {
    self.issuer = issuer
    self.subject = subject
    audiences = [audience]
    self.issuedAt = issuedAt.signingTime
    expiresAt = SigningTime(unixSeconds: issuedAt.signingTime.unixSeconds + lifetimeSeconds)
  }

  /// Reads a token and checks its signature.
  init(_ text: String, secret: String) throws(Mistake) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let header = Self.object(parts[0]), let claims = Self.object(parts[1]),
      header["alg"] == .text("HS256")
    else { throw .invalid }
    guard isEqualInConstantTime(Self.signature(of: "\(parts[0]).\(parts[1])", secret: secret).utf8, parts[2].utf8)
    else {
      throw .invalidSignature
    }
    guard case .text(let issuer)? = claims["iss"], case .text(let subject)? = claims["sub"],
      case .integer(let issued)? = claims["iat"], case .integer(let end)? = claims["exp"]
    else { throw .invalid }
    self.issuer = issuer
    self.subject = subject
    issuedAt = SigningTime(unixSeconds: issued)
    expiresAt = SigningTime(unixSeconds: end)
    switch claims["aud"] {
    case .text(let audience): audiences = [audience]
    case .list(let values):
      audiences = values.compactMap { if case .text(let text) = $0 { text } else { nil } }
    default: throw .invalid
    }
  }

  /// Whether the token is the issuer's, for one of the audiences, and valid now.
  func check(issuer: String, audiences: [String], now: Moment) throws(Mistake) {
    guard self.issuer == issuer else { throw .invalid }
    guard self.audiences.contains(where: audiences.contains) else { throw .audienceNotMatch }
    guard now < Moment(expiresAt) else { throw .expired }
    guard Moment(issuedAt).milliseconds - now.milliseconds <= 60_000 else { throw .invalid }
  }

  /// The token as it is sent.
  package func signed(secret: String = EmulatorSettings.demoTokenSecret) -> String {
    let header = JSONValue.object(["alg": .text("HS256"), "typ": .text("JWT")]).compactBytes
    let claims = JSONValue.object([
      "iss": .text(issuer), "sub": .text(subject), "aud": .text(audiences.joined(separator: " ")),
      "iat": .integer(issuedAt.unixSeconds), "nbf": .integer(issuedAt.unixSeconds),
      "exp": .integer(expiresAt.unixSeconds),
    ]).compactBytes
    let signed = "\(Self.encoded(header)).\(Self.encoded(claims))"
    return "\(signed).\(Self.signature(of: signed, secret: secret))"
  }

  private static func signature(of text: String, secret: String) -> String {
    encoded(
      Array(
        HMAC<SHA256>.authenticationCode(
          for: Array(text.utf8), using: SymmetricKey(data: Array(secret.utf8)))))
  }

  /// Base 64 of the alphabet for URLs, without padding.
  private static func encoded(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  private static func object(_ part: String) -> [String: JSONValue]? {
    guard part.utf8.allSatisfy({ RoleSession.isWord($0) || $0 == UInt8(ascii: "-") }) else { return nil }
    let standard = part.replacing("-", with: "+").replacing("_", with: "/")
    let padded = standard + String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4)
    // What is no JSON is no token, whatever is wrong with it.
    guard let data = Data(base64Encoded: padded), case .object(let members)? = try? JSONValue(json: [UInt8](data))
    else {
      return nil
    }
    return members
  }
}
