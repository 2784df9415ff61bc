/// What is refused before the operation is looked at.
extension Refusal {
  /// There is no signature at all.
  static let anonymous = Refusal(
    403, "AccessDenied", "Anonymous access is forbidden for this operation.", ec: "0003-00001201")

  static func invalidAccessKeyID(_ accessKeyID: String) -> Refusal {
    Refusal(
      403, "InvalidAccessKeyId", "The OSS Access Key Id you provided does not exist in our records.",
      ec: "0002-00000902", fields: [Field(name: "OSSAccessKeyId", value: accessKeyID)])
  }

  static let invalidSecurityToken = Refusal(
    403, "InvalidSecurityToken", "The security token you provided is invalid.")

  /// The key is known, and the token is not its own.
  static func invalidSecurityToken(_ token: String, ec: String) -> Refusal {
    Refusal(
      403, "InvalidSecurityToken", "The security token you provided is invalid.", ec: ec,
      fields: [Field(name: "SecurityToken", value: token)])
  }

  /// The key is one of STS, and nobody knows it (any more).
  static func temporaryKeyUnknown(_ accessKeyID: String) -> Refusal {
    Refusal(
      403, "InvalidAccessKeyId", "The OSS Access Key Id you provided does not exist in our records.",
      ec: "0002-00000002", fields: [Field(name: "OSSAccessKeyId", value: accessKeyID)])
  }

  /// The key is one of STS, and its token does not come with it.
  static func temporaryKeyWithoutToken(_ accessKeyID: String) -> Refusal {
    Refusal(
      403, "InvalidAccessKeyId",
      "The OSS Access Key Id you provided does not exist in our records. The Security Token may be lost to specify that it "
        + "is a STS Access Id.",
      ec: "0002-00000003", fields: [Field(name: "OSSAccessKeyId", value: accessKeyID)])
  }

  /// The answer repeats the token that has expired.
  static func securityTokenExpired(_ token: String) -> Refusal {
    Refusal(
      403, "SecurityTokenExpired", "The security token you provided has expired.", ec: "0002-00000007",
      fields: [Field(name: "SecurityToken", value: token)])
  }

  /// The fields tell what the service has signed, so that a client's author can find the difference.
  static func signatureDoesNotMatch(
    provided: String, accessKeyID: String, stringToSign: String, canonicalRequest: String?
  ) -> Refusal {
    Refusal(
      403, "SignatureDoesNotMatch",
      "The request signature we calculated does not match the signature you provided. "
        + "Check your key and signing method.",
      ec: "0002-00000040",
      fields: [
        Field(name: "OSSAccessKeyId", value: accessKeyID), Field(name: "SignatureProvided", value: provided),
        Field(name: "StringToSign", value: stringToSign),
      ] + (canonicalRequest.map { [Field(name: "CanonicalRequest", value: $0)] } ?? []))
  }

  static func requestTimeTooSkewed(requestTime: Moment, serverTime: Moment) -> Refusal {
    Refusal(
      403, "RequestTimeTooSkewed", "The difference between the request time and the current time is too large.",
      ec: "0002-00000504",
      fields: [
        Field(name: "MaxAllowedSkewMilliseconds", value: String(Authentication.maximumSkewMilliseconds)),
        Field(name: "RequestTime", value: requestTime.xmlText), Field(name: "ServerTime", value: serverTime.xmlText),
      ])
  }

  /// Neither `x-oss-date` nor `Date` is there.
  static let missingDate = Refusal(
    403, "AccessDenied", "OSS authentication requires a valid Date.", ec: "0002-00000503")

  /// The date of the request is none.
  static let invalidDate = Refusal(
    403, "AccessDenied", "OSS authentication requires a valid Date.", ec: "0002-00000505")

  static let requestHasExpired = Refusal(403, "AccessDenied", "Request has expired.")

  /// A signed URL is valid for 1 to 604,800 seconds.
  static let invalidExpires = invalidArgument(
    "The parameter x-oss-expires is not between 1 and 604800.", ec: "0002-00000232")

  static let invalidSigningRegion = invalidArgument(
    "Invalid signing region in Authorization header.", ec: "0002-00000226")

  /// The day of the scope is not that of the request's date.
  static let invalidSigningDate = invalidArgument("Invalid signing date in Authorization header.", ec: "0002-00000223")

  static let invalidSigningProduct = invalidArgument("Invalid signing product in Authorization header.")

  /// An Authorization header of neither version 1 nor version 4.
  static let unknownAuthorization = invalidArgument("Authorization header is invalid.", ec: "0002-00000061")

  /// An Authorization header of version 1 without ID or signature.
  static let malformedAuthorizationV1 = invalidArgument("Authorization header is invalid.", ec: "0002-00000065")

  /// An Authorization header of version 4 that lacks a field.
  static let malformedAuthorizationV4 = invalidArgument("Authorization header is invalid.", ec: "0002-00000202")

  static let invalidCredential = invalidArgument("Invalid credential in Authorization header.", ec: "0002-00000213")

  static func missingSignatureParameter(_ name: String) -> Refusal {
    invalidArgument("The parameter \(name) is missing or not valid.")
  }

  /// OSS signs no checksum of the body.
  static let invalidContentChecksum = invalidArgument("The header x-oss-content-sha256 must be UNSIGNED-PAYLOAD.")
}
