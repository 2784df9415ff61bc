/// The errors of STS, with the codes of its error list.
extension Refusal {
  static let missingAction = Refusal(
    400, "MissingParameter.Action", "Action is mandatory for this action.")

  static func noSuchAction(_ action: String) -> Refusal {
    Refusal(404, "InvalidAction.NotFound", "Specified api is not found: \(action).")
  }

  static let noSuchVersion = Refusal(404, "InvalidVersion", "Specified parameter Version is not valid.")

  static let incompleteSignature = Refusal(
    400, "IncompleteSignature", "The request signature does not conform to Aliyun standards.")

  /// The message repeats what the service has signed, which may hold a security token.
  static func stsSignatureDoesNotMatch(stringToSign: String) -> Refusal {
    Refusal(
      400, "SignatureDoesNotMatch",
      "Specified signature is not matched with our calculation. server string to sign is:\(stringToSign)")
  }

  static let signatureNonceUsed = Refusal(400, "SignatureNonceUsed", "Specified signature nonce was used already.")

  static let timestampExpired = Refusal(
    400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.")

  static let timestampFormat = Refusal(
    400, "InvalidTimeStamp.Format", "Specified time stamp or date value is not well formatted.")

  static let accessKeyNotFound = Refusal(
    404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.")

  static let accessKeyInactive = Refusal(
    400, "InvalidAccessKeyId.Inactive", "Specified access key is disabled.")

  static let missingSecurityToken = Refusal(
    400, "MissingSecurityToken", "SecurityToken is mandatory for this action.")

  static let stsTokenExpired = Refusal(
    400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired.")

  static let stsTokenMalformed = Refusal(
    400, "InvalidSecurityToken.Malformed", "Specified SecurityToken is malformed.")

  static let noPermission = Refusal(
    403, "NoPermission", "You are not authorized to do this action. You should be authorized by RAM.")

  static let noSuchRole = Refusal(404, "EntityNotExist.Role", "The specified Role not exists.")

  static func missingParameter(_ name: String) -> Refusal {
    Refusal(400, "MissingParameter.\(name)", "The parameter \(name) is mandatory for this action.")
  }

  static func invalidParameter(_ name: String, _ message: String) -> Refusal {
    Refusal(400, "InvalidParameter.\(name)", message)
  }

  /// No such provider, or the role does not trust what the token says.
  static let oidcNoPermission = Refusal(
    401, "AuthenticationFail.NoPermission", "This operation is forbidden by permission system.")

  static func oidcToken(_ mistake: WebToken.Mistake) -> Refusal {
    Refusal(401, "AuthenticationFail.OIDCToken.\(mistake.rawValue)", mistake.message)
  }
}
