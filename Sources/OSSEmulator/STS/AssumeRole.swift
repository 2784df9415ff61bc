internal import OSSSignature

extension Emulator {
  /// AssumeRole: signed by a RAM user or by a role, never by an account's own key. Both the caller's policy and the role's
  /// trust policy have to allow it.
  mutating func assumeRole(_ api: APIRequest, caller: Caller, now: Moment) throws(Refusal) -> [String: JSONValue] {
    let session = try RoleSession(api)
    let externalID = api.parameter("ExternalId")
    if let externalID {
      let isWellFormed =
        (2...1224).contains(externalID.utf8.count)
        && externalID.utf8.allSatisfy { RoleSession.isWord($0) || "+=,.@:/-".utf8.contains($0) }
      guard isWellFormed else {
        throw .invalidParameter("ExternalId", "The parameter ExternalId is wrongly formed.")
      }
    }
    guard caller.identity != .root else { throw .noPermission }
    guard let (account, role) = settings.accounts.role(session.roleARN) else { throw .noSuchRole }

    let request = PolicyRequest(
      action: "sts:AssumeRole", resource: session.roleARN, principals: caller.namesInTrustPolicies,
      context: externalID.map { ["sts:ExternalId": [$0]] } ?? [:])
    guard caller.decision(on: request) == .allowed, role.trust.decision(on: request) == .allowed else {
      throw .noPermission
    }
    return try begin(session, of: role, in: account, now: now)
  }

  /// AssumeRoleWithOIDC: not signed. The token has to be one of the provider's issuer, for one of its client IDs, and the
  /// role has to trust the provider and what the token claims.
  mutating func assumeRoleWithOIDC(_ api: APIRequest, now: Moment) throws(Refusal) -> [String: JSONValue] {
    let session = try RoleSession(api)
    guard let providerARN = api.parameter("OIDCProviderArn") else { throw .missingParameter("OIDCProviderArn") }
    guard let text = api.parameter("OIDCToken") else { throw .missingParameter("OIDCToken") }
    guard (4...20_000).contains(text.utf8.count) else {
      throw .invalidParameter("OIDCToken", "The parameter OIDCToken is wrongly formed.")
    }
    guard let provider = settings.accounts.provider(providerARN) else { throw .oidcNoPermission }
    let token: WebToken
    do throws(WebToken.Mistake) {
      token = try WebToken(text, secret: EmulatorSettings.demoTokenSecret)
      try token.check(issuer: provider.issuer, audiences: provider.clientIDs, now: now)
    } catch {
      throw .oidcToken(error)
    }
    guard let (account, role) = settings.accounts.role(session.roleARN) else { throw .noSuchRole }
    let request = PolicyRequest(
      action: "sts:AssumeRole", resource: session.roleARN, principals: [providerARN],
      context: ["oidc:iss": [token.issuer], "oidc:aud": token.audiences, "oidc:sub": [token.subject]])
    guard role.trust.decision(on: request) == .allowed else { throw .oidcNoPermission }

    var answer = try begin(session, of: role, in: account, now: now)
    answer["OIDCTokenInfo"] = .object([
      "Subject": .text(token.subject), "Issuer": .text(token.issuer),
      "ClientIds": .text(token.audiences.joined(separator: ",")),
      "ExpirationTime": .text(token.expiresAt.internetTimestamp),
      "IssuanceTime": .text(token.issuedAt.internetTimestamp), "VerificationInfo": .text("Success"),
    ])
    return answer
  }
}
