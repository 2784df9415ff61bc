internal import OSSSignature

/// Checks the signatures of requests to STS, and that none comes twice.
struct APIAuthentication: Sendable {
  /// The nonces of the latest requests with a good signature.
  private var nonces: Set<String> = []
  private var order: [String] = []

  /// So many nonces are remembered.
  private static let capacity = 10_000

  /// What both styles of signatures tell.
  private struct Presented {
    let accessKeyID: String
    let token: String?
    let timestamp: String
    let nonce: String
    let isValid: (AccessKeySecret) -> Bool
    let stringToSign: String
  }

  /// Checks a request and returns the key that it is signed with.
  ///
  /// - Throws: The refusal with which STS answers the first thing that is wrong: the signature's form, the access key, its
  ///   token, the clock, the signature itself, the nonce.
  mutating func verify(
    _ request: EmulatedRequest, _ api: APIRequest, _ signable: SignableRequest, keys: KeyRing, now: Moment
  ) throws(Refusal) -> KnownKey {
    let presented =
      switch api.style {
      case .acs3: try Self.acs3(request, signable)
      case .rpc: try Self.rpc(request, api)
      }
    guard let key = keys[presented.accessKeyID] else { throw .accessKeyNotFound }
    guard key.state != .inactive else { throw .accessKeyInactive }
    if let token = key.credentials.securityToken {
      guard let presentedToken = presented.token else { throw .missingSecurityToken }
      guard isEqualInConstantTime(presentedToken.utf8, token.utf8) else { throw .stsTokenMalformed }
    }
    guard !key.isExpired(at: now) else { throw .stsTokenExpired }
    guard let time = SigningTime(internetTimestamp: presented.timestamp) else { throw .timestampFormat }
    guard abs(now.milliseconds - Moment(time).milliseconds) <= Authentication.maximumSkewMilliseconds else {
      throw .timestampExpired
    }
    guard presented.isValid(key.credentials.accessKeySecret) else {
      throw .stsSignatureDoesNotMatch(stringToSign: presented.stringToSign)
    }
    guard remember("\(presented.accessKeyID) \(presented.nonce)") else { throw .signatureNonceUsed }
    return key
  }

  /// False when the nonce is known already.
  private mutating func remember(_ nonce: String) -> Bool {
    guard nonces.insert(nonce).inserted else { return false }
    if order.count >= Self.capacity { nonces.remove(order.removeFirst()) }
    order.append(nonce)
    return true
  }

  private static func acs3(_ request: EmulatedRequest, _ signable: SignableRequest) throws(Refusal) -> Presented {
    let presented: PresentedSignatureACS3
    do {
      presented = try PresentedSignatureACS3(headersOf: signable)
    } catch {
      throw .incompleteSignature
    }
    guard let timestamp = request.header("x-acs-date"), let nonce = request.header("x-acs-signature-nonce"),
      let checksum = request.header("x-acs-content-sha256"), request.header("host") != nil
    else { throw .incompleteSignature }
    let canonical = presented.canonicalRequest(for: signable, body: request.body)
    let isWhole = checksum == CanonicalRequestACS3.payloadHash(of: request.body)
    return Presented(
      accessKeyID: presented.accessKeyID, token: request.header("x-acs-security-token"), timestamp: timestamp,
      nonce: nonce, isValid: { isWhole && presented.isValid(for: signable, body: request.body, secret: $0) },
      stringToSign: canonical.text)
  }

  private static func rpc(_ request: EmulatedRequest, _ api: APIRequest) throws(Refusal) -> Presented {
    let presented: PresentedSignatureRPC
    do {
      presented = try PresentedSignatureRPC(parameters: api.parameters)
    } catch {
      guard case .parameter(let name) = error.part, api.parameter(name) == nil else { throw .incompleteSignature }
      throw .missingParameter(name)
    }
    return Presented(
      accessKeyID: presented.accessKeyID, token: api.parameter("SecurityToken"), timestamp: presented.timestamp,
      nonce: presented.nonce,
      isValid: { presented.isValid(method: request.method, parameters: api.parameters, secret: $0) },
      stringToSign: SignatureRPC.stringToSign(method: request.method, parameters: api.parameters))
  }
}
