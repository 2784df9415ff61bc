internal import OSSSignature

/// The Security Token Service.
extension Emulator {
  /// Carries out a request to STS.
  mutating func performSTS(
    _ api: APIRequest, _ addressed: AddressedRequest, _ request: EmulatedRequest, now: Moment
  ) throws(Refusal) -> Success {
    guard request.body.count <= settings.limits.bodyBytes else { throw .entityTooLarge }
    guard !api.action.isEmpty else { throw .missingAction }
    guard api.version == APIRequest.version else { throw .noSuchVersion }
    guard request.method == "GET" || request.method == "POST" else { throw .noSuchAction(api.action) }
    let result: [String: JSONValue]
    switch addressed.operation {
    case .assumeRole:
      result = try assumeRole(api, caller: caller(of: api, addressed, request, now: now), now: now)
    case .getCallerIdentity:
      result = Self.identity(of: try caller(of: api, addressed, request, now: now))
    case .assumeRoleWithOIDC:
      result = try assumeRoleWithOIDC(api, now: now)
    default:
      throw .noSuchAction(api.action)
    }
    return Success(content: .api(result, root: "\(api.action)Response"))
  }

  private mutating func caller(
    of api: APIRequest, _ addressed: AddressedRequest, _ request: EmulatedRequest, now: Moment
  ) throws(Refusal) -> Caller {
    let signable = SignableRequest(
      method: request.method, query: addressed.target.parameters, headers: request.headers)
    return try apiAuthentication.verify(request, api, signable, keys: keys, now: now).caller
  }

  /// GetCallerIdentity needs no permission.
  private static func identity(of caller: Caller) -> [String: JSONValue] {
    var members: [String: JSONValue] = [
      "AccountId": .text(caller.account), "Arn": .text(caller.arn), "PrincipalId": .text(caller.principalID),
    ]
    switch caller.identity {
    case .root:
      members["IdentityType"] = .text("Account")
      members["UserId"] = .text(caller.account)
    case .user(_, let id):
      members["IdentityType"] = .text("RAMUser")
      members["UserId"] = .text(id)
    case .role(_, let id, _):
      members["IdentityType"] = .text("AssumedRoleUser")
      members["RoleId"] = .text(id)
    }
    return members
  }
}
