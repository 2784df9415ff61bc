internal import OSSSignature

/// The metadata service of an ECS instance, as far as keys are concerned.
extension Emulator {
  private static let tokenTTLHeader = "x-aliyun-ecs-metadata-token-ttl-seconds"
  private static let tokenHeader = "x-aliyun-ecs-metadata-token"

  /// How long an instance's keys live: six hours.
  private static let keyLifetime = Duration.seconds(21_600)

  /// `PUT /latest/api/token` gives a token that is good for 1 to 21,600 seconds.
  mutating func metadataToken(_ request: EmulatedRequest, now: Moment) throws(Refusal) -> Success {
    guard let instance = settings.accounts.instance, instance.versions != .withoutToken, request.method == "PUT" else {
      throw .noSuchPage
    }
    guard let seconds = request.header(Self.tokenTTLHeader).flatMap({ Int($0) }), (1...21_600).contains(seconds) else {
      throw Refusal(400, "BadRequest", "The header \(Self.tokenTTLHeader) must be from 1 to 21600.")
    }
    metadataTokens = metadataTokens.filter { $0.value > now }
    let token = identifiers.letters(56)
    metadataTokens[token] = now + .seconds(seconds)
    return Success(content: .text(token))
  }

  /// `GET …/security-credentials/` gives the name of the instance's role.
  func instanceRole(_ request: EmulatedRequest, now: Moment) throws(Refusal) -> Success {
    .init(content: .text(try role(request, now: now).role.name))
  }

  /// `GET …/security-credentials/<role>` gives keys of the role.
  mutating func instanceKeys(
    _ addressed: AddressedRequest, _ request: EmulatedRequest, now: Moment
  ) throws(Refusal) -> Success {
    let (account, role) = try role(request, now: now)
    guard addressed.target.path == EmulatedService.rolesPath + "/" + role.name else { throw .noSuchPage }
    let issued = sharedKey(
      for: Caller(
        account: account, identity: .role(name: role.name, id: role.id, session: "i-emulator"),
        policies: role.policy.map { [$0] } ?? []),
      lifetime: Self.keyLifetime, at: now)
    let more: [String: JSONValue] = [
      "Code": .text("Success"), "LastUpdated": .text(issued.issuedAt.signingTime.internetTimestamp),
    ]
    return Success(content: .json(issued.members.merging(more) { own, _ in own }))
  }

  /// The instance's role, where the request may see it: an instance may ask for a token, and none takes a wrong one.
  private func role(
    _ request: EmulatedRequest, now: Moment
  ) throws(Refusal) -> (account: String, role: EmulatedRole) {
    guard let instance = settings.accounts.instance, request.method == "GET" else { throw .noSuchPage }
    if let token = request.header(Self.tokenHeader), instance.versions != .withoutToken {
      guard let end = metadataTokens[token], now < end else { throw .metadataTokenRefused }
    } else if instance.versions == .tokenOnly {
      throw .metadataTokenRefused
    }
    guard let found = instance.role.flatMap(settings.accounts.role) else { throw .noSuchPage }
    return found
  }

  /// The credentials URI gives keys of its role, which live an hour.
  mutating func credentialsOfURI(_ request: EmulatedRequest, now: Moment) throws(Refusal) -> Success {
    guard request.method == "GET",
      let (account, role) = settings.accounts.credentialsURIRole.flatMap(settings.accounts.role)
    else { throw .noSuchPage }
    let issued = sharedKey(
      for: Caller(
        account: account, identity: .role(name: role.name, id: role.id, session: "credentials-uri"),
        policies: role.policy.map { [$0] } ?? []),
      lifetime: .seconds(3600), at: now)
    return Success(content: .json(issued.members.merging(["Code": .text("Success")]) { own, _ in own }))
  }
}

extension Refusal {
  /// There is nothing at this path.
  static let noSuchPage = Refusal(404, "NotFound", "There is nothing at this path.")

  static let metadataTokenRefused = Refusal(401, "Unauthorized", "The metadata token is missing or not valid.")
}
