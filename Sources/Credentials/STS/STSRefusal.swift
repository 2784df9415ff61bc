/// What an error of STS means and what to do about it, by its `Code`.
///
/// The codes are those of STS's list of errors. Its `Message` is never shown: for a wrong signature it echoes what was signed.
struct STSRefusal: Sendable {
  /// What was asked of STS.
  enum Call: Sendable {
    case assumeRole(AssumeRole)
    case assumeRoleWithOIDC(AssumeRole, OIDCToken)
    case callerIdentity

    var role: String {
      switch self {
      case .assumeRole(let role), .assumeRoleWithOIDC(let role, _): role.roleARN
      case .callerIdentity: ""
      }
    }
  }

  let status: Int
  let code: String
  let requestID: String?

  /// Reads the error out of an answer; nil for an answer that is not STS's.
  init?(status: Int, _ json: JSONValue) {
    guard let code = json.text("Code"), Self.isPlain(code) else { return nil }
    self.status = status
    self.code = code
    requestID = json.text("RequestId").flatMap { Self.isPlain($0) ? $0 : nil }
  }

  /// Whether the same call can go well a moment later.
  var isPassing: Bool {
    status >= 500 || status == 429 || code.hasPrefix("Throttling")
      || ["ServiceUnavailable", "InternalError", "SignatureNonceUsed"].contains(code)
  }

  /// The fault that a refused call is.
  func fault(_ call: Call, step: String, host: String) -> CredentialsFault {
    let (reason, help) = words(call)
    var notes = ["\(host) answered \(status) \(code)" + (requestID.map { " (request ID \($0))" } ?? "")]
    if case .assumeRoleWithOIDC(_, let token) = call, let claims = token.claims { notes.append(claims) }
    return CredentialsFault(isPassing ? .serviceFailure : .sts, step: step, reason, notes: notes, help: [help])
  }

  private func words(_ call: Call) -> (reason: String, help: String) {
    if isPassing { return ("STS is overloaded or disturbed", "run the command again later") }
    if let words = Self.table[code] {
      return (words.reason.replacing("ROLE", with: call.role), words.help)
    }
    return ("STS refuses the request", "look the code up in the STS documentation of Alibaba Cloud")
  }

  private static func isPlain(_ text: String) -> Bool {
    text.utf8.count <= 80
      && text.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || (0x30...0x39).contains(byte)
          || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      }
  }
}
