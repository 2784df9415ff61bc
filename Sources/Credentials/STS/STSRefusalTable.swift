extension STSRefusal {
  /// The words for a code; `ROLE` stands for the role that was to be assumed.
  static let table: [String: (reason: String, help: String)] = [
    "AuthenticationFail.NoPermission": (
      "STS does not let the OIDC token assume ROLE",
      "check the ARN of the OIDC provider, and that the role's trust policy names this issuer, audience and subject"
    ),
    "AuthenticationFail.OIDCToken.AudienceNotMatch": (
      "the audience (aud) of the OIDC token is no client ID of the OIDC provider",
      "ask for a token with the audience sts.aliyuncs.com, or add its audience to the provider's client IDs"
    ),
    "AuthenticationFail.OIDCToken.Expired": (
      "the OIDC token has expired (exp)", "have the token issued just before the run, and its file kept fresh"
    ),
    "AuthenticationFail.OIDCToken.Invalid": (
      "the OIDC token is not one that the OIDC provider issues (iss)",
      "check the token's issuer against the provider's in RAM"
    ),
    "AuthenticationFail.OIDCToken.InvalidSignature": (
      "the signature of the OIDC token is not the OIDC provider's",
      "check the token's issuer (iss) and the provider's fingerprint in RAM"
    ),
    "AuthenticationFail.OIDCToken.HttpsUrlInvalid": (
      "the issuer (iss) of the OIDC token can't be asked for its keys",
      "let STS reach the issuer's address over https"
    ),
    "NoPermission": (
      "this key may not assume ROLE",
      "allow the caller sts:AssumeRole on the role, and name the caller in the role's trust policy; an account's "
        + "own root key can assume no role"
    ),
    "EntityNotExist.Role": ("there is no role ROLE", "correct the role's ARN: its account and its name"),
    "InvalidParameter.RoleArn": ("the role's ARN is not one", "write it as acs:ram::ACCOUNT:role/NAME"),
    "InvalidParameter.RoleSessionName": (
      "the role's session name is not valid", "write 2 to 64 of the characters A-Z, a-z, 0-9, and . @ - _"
    ),
    "InvalidParameter.DurationSeconds": (
      "the duration is not one that the role allows",
      "ask for 900 seconds to the role's MaxSessionDuration, which is 3600 unless it was raised"
    ),
    "InvalidParameter.PolicyGrammar": ("the policy is not one", "correct the JSON of the policy"),
    "InvalidAccessKeyId.NotFound": ("the access key does not exist", "configure a key that exists"),
    "InvalidAccessKeyId.Inactive": ("the access key is disabled", "enable the key, or configure another one"),
    "SignatureDoesNotMatch": ("the secret does not belong to the access key", "configure the key and its own secret"),
    "IncompleteSignature": ("the secret does not belong to the access key", "configure the key and its own secret"),
    "InvalidTimeStamp.Expired": (
      "this machine's clock is more than 15 minutes off", "keep the clock right, by chrony or systemd-timesyncd"
    ),
    "InvalidTimeStamp.Format": (
      "this machine's clock is more than 15 minutes off", "keep the clock right, by chrony or systemd-timesyncd"
    ),
    "MissingSecurityToken": (
      "the access key is a temporary one, and its security token is missing", "configure the token with the key"
    ),
    "InvalidSecurityToken.Expired": (
      "the access key is a temporary one, and it has ended", "configure a fresh key with its token"
    ),
    "InvalidSecurityToken.Malformed": (
      "the security token of the access key is damaged", "configure the token anew, with the key that it belongs to"
    ),
  ]
}
