internal import OSSSignature

/// Checks the signatures of requests, and keeps the keys derived for them.
struct Authentication {
  /// How far the clocks of client and service may be apart, in either direction.
  static let maximumSkewMilliseconds: Int64 = 900_000

  /// A key takes four HMACs to derive, and thousands of requests share one.
  private var signingKeys: [KeyedScope: SigningKeyV4] = [:]

  /// What a derived key is good for: an access key and a scope.
  private struct KeyedScope: Hashable {
    let accessKeyID: String
    let scope: CredentialScopeV4
  }

  /// Checks a request and returns who sends it and the region it was signed for; nil with version 1, which signs no region.
  ///
  /// - Throws: The refusal with which OSS answers the first thing that is wrong: no signature, its form, the access key,
  ///   the scope, the clock, the signature itself.
  mutating func verify(
    _ request: SignableRequest, host: HostAddress, keys: KeyRing, now: Moment
  ) throws(Refusal) -> (caller: Caller, region: String?) {
    if let authorization = request.header("authorization") {
      if PresentedSignatureV4.isVersion4(authorization: authorization) {
        return try verifyVersion4(
          request, Self.presented(inHeadersOf: request), host: host, keys: keys, now: now)
      }
      guard PresentedSignatureV1.isVersion1(authorization: authorization) else { throw .unknownAuthorization }
      return (try verifyVersion1(request, keys: keys, now: now), nil)
    }
    guard request.parameter("x-oss-signature-version") != nil || request.parameter("x-oss-signature") != nil else {
      throw .anonymous
    }
    return try verifyVersion4(
      request, Self.presented(inQueryOf: request), host: host, keys: keys, now: now)
  }

  private mutating func verifyVersion4(
    _ request: SignableRequest, _ presented: PresentedSignatureV4, host: HostAddress, keys: KeyRing, now: Moment
  ) throws(Refusal) -> (caller: Caller, region: String?) {
    let token = request.header("x-oss-security-token") ?? request.parameter("x-oss-security-token")
    let key = try Self.key(presented.accessKeyID, token: token, in: keys, now: now)

    let scope = presented.scope
    guard !scope.region.hasPrefix("oss-"), host.region == nil || host.region == scope.region else {
      throw .invalidSigningRegion
    }
    guard scope.product == "oss" else { throw .invalidSigningProduct }
    guard !presented.timestamp.isEmpty else { throw .missingDate }
    guard let time = SigningTime(timestamp: presented.timestamp) else { throw .invalidDate }
    guard presented.timestamp.utf8.starts(with: scope.day.utf8), scope.day.utf8.count == 8 else {
      throw .invalidSigningDate
    }
    if let checksum = request.header("x-oss-content-sha256"), checksum != SignatureV4.unsignedPayload {
      throw .invalidContentChecksum
    }
    try Self.check(time: Moment(time), expires: presented.expires, now: now)

    guard presented.isValid(for: request, key: signingKey(for: scope, credentials: key.credentials)) else {
      throw .signatureDoesNotMatch(
        provided: presented.signature, accessKeyID: presented.accessKeyID,
        stringToSign: presented.stringToSign(for: request),
        canonicalRequest: presented.canonicalRequest(for: request).text)
    }
    return (key.caller, scope.region)
  }

  private func verifyVersion1(
    _ request: SignableRequest, keys: KeyRing, now: Moment
  ) throws(Refusal) -> Caller {
    let presented: PresentedSignatureV1
    do {
      presented = try PresentedSignatureV1(headersOf: request)
    } catch {
      throw .malformedAuthorizationV1
    }
    // The Python SDK V2 sends the token without the prefix that all others use.
    let token = request.header("x-oss-security-token") ?? request.header("security-token")
    let key = try Self.key(presented.accessKeyID, token: token, in: keys, now: now)
    guard let date = request.header("x-oss-date") ?? request.header("date"), !date.isEmpty else { throw .missingDate }
    guard let time = SigningTime(httpDate: date) ?? SigningTime(timestamp: date) else { throw .invalidDate }
    try Self.check(time: Moment(time), expires: nil, now: now)
    guard presented.isValid(for: request, secret: key.credentials.accessKeySecret) else {
      throw .signatureDoesNotMatch(
        provided: presented.signature, accessKeyID: presented.accessKeyID,
        stringToSign: SignatureV1.stringToSign(for: request), canonicalRequest: nil)
    }
    return key.caller
  }

  private mutating func signingKey(
    for scope: CredentialScopeV4, credentials: SigningCredentials
  ) -> SigningKeyV4 {
    let keyed = KeyedScope(accessKeyID: credentials.accessKeyID, scope: scope)
    if let key = signingKeys[keyed] { return key }
    // Anybody may name any region, so the number of kept keys is bounded.
    if signingKeys.count >= 256 { signingKeys.removeAll() }
    let key = SigningKeyV4(secret: credentials.accessKeySecret, scope: scope)
    signingKeys[keyed] = key
    return key
  }

  /// The key of an ID, where the token that comes with it is the key's own and not expired.
  private static func key(
    _ id: String, token: String?, in keys: KeyRing, now: Moment
  ) throws(Refusal) -> KnownKey {
    guard let key = keys[id], key.state != .inactive else {
      guard id.hasPrefix("STS.") else { throw .invalidAccessKeyID(id) }
      throw token == nil ? .temporaryKeyWithoutToken(id) : .temporaryKeyUnknown(id)
    }
    guard let expected = key.credentials.securityToken else { return key }
    guard let token else { throw key.isTemporary ? .temporaryKeyWithoutToken(id) : .invalidAccessKeyID(id) }
    guard isEqualInConstantTime(token.utf8, expected.utf8) else {
      guard key.isTemporary else { throw .invalidSecurityToken }
      throw .invalidSecurityToken(token, ec: keys.knows(token: token) ? "0002-00000004" : "0002-00000006")
    }
    guard !key.isExpired(at: now) else {
      var refusal = Refusal.securityTokenExpired(token)
      // A live answer had it so.
      refusal.hasLineBreakBeforeEC = true
      throw refusal
    }
    return key
  }

  private static func check(time: Moment, expires: String?, now: Moment) throws(Refusal) {
    let age = now.milliseconds - time.milliseconds
    guard let expires else {
      guard abs(age) <= maximumSkewMilliseconds else {
        throw .requestTimeTooSkewed(requestTime: time, serverTime: now)
      }
      return
    }
    guard let seconds = Int64(expires), (1...604_800).contains(seconds) else { throw .invalidExpires }
    guard age >= -maximumSkewMilliseconds else { throw .requestTimeTooSkewed(requestTime: time, serverTime: now) }
    guard age <= seconds * 1000 else { throw .requestHasExpired }
  }

  private static func presented(inHeadersOf request: SignableRequest) throws(Refusal) -> PresentedSignatureV4 {
    do {
      return try PresentedSignatureV4(headersOf: request)
    } catch {
      throw error.part == .credential ? .invalidCredential : .malformedAuthorizationV4
    }
  }

  private static func presented(inQueryOf request: SignableRequest) throws(Refusal) -> PresentedSignatureV4 {
    do {
      return try PresentedSignatureV4(queryOf: request)
    } catch {
      guard case .parameter(let name) = error.part else { throw .invalidCredential }
      throw .missingSignatureParameter(name)
    }
  }
}
