import HTTPTransport
import OSSSignature
import Testing

@testable import Credentials

@Suite("Calls of STS")
struct STSClientTests {
  private static let source = SigningCredentials(
    accessKeyID: "LTAI5tMADEUPSOURCE0001", accessKeySecret: AccessKeySecret("madeUpSourceSecret000000000001"))
  private static let role = AssumeRole(roleARN: "acs:ram::1098765432101234:role/oss-repl")
  private static let keyInEnvironment = [
    "OSS_ACCESS_KEY_ID": "LTAI5tMADEUPSOURCE0001", "OSS_ACCESS_KEY_SECRET": "madeUpSourceSecret000000000001",
  ]

  private func client(_ world: FakeWorld) throws -> STSClient {
    STSClient(
      environment: world.environment,
      endpoint: try STSEndpoint.resolved(world.environment, account: nil, step: "test"), step: "test")
  }

  @Test func aRoleIsAssumedWithASignedRequest() async throws {
    let world = try SampleServices.world()
    let (key, identity) = try await client(world).assumeRole(Self.role, with: Self.source)
    #expect(key.signing.accessKeyID == "STS.NMADEUPROLE0001")
    #expect(key.expiration == FakeWorld.now + 3600)
    #expect(
      identity
        == CallerIdentity(
          kind: "AssumedRoleUser", accountID: "1098765432101234",
          arn: "acs:ram::1098765432101234:assumed-role/oss-repl/oss-repl"))
    let request = try #require(world.requests.first?.request)
    #expect(request.method == .post)
    #expect(
      request.url == "https://sts.aliyuncs.com/?DurationSeconds=3600"
        + "&RoleArn=acs%3Aram%3A%3A1098765432101234%3Arole%2Foss-repl&RoleSessionName=oss-repl")
    #expect(request.body.isEmpty)
    #expect(request.timeout == .seconds(15))
    #expect(world.requests.first?.isDirect == false)
  }

  @Test func theTokenOfOIDCTravelsInTheBodyAndNothingIsSigned() async throws {
    let world = try SampleServices.world()
    let token = try OIDCToken(" aaaa.bbbb.cccc\n", from: "test", step: "test")
    let (key, _) = try await client(world).assumeRole(
      Self.role, provider: "acs:ram::1098765432101234:oidc-provider/github", token: token)
    #expect(key.signing.accessKeyID == "STS.NMADEUPOIDC0001")
    let request = try #require(world.requests.first?.request)
    #expect(!request.url.contains("aaaa"))
    #expect(!request.headers.contains { $0.name == "Authorization" || $0.name.hasPrefix("x-acs") })
    let form = String(decoding: request.body, as: UTF8.self)
    #expect(
      form.hasSuffix(
        "&OIDCProviderArn=acs%3Aram%3A%3A1098765432101234%3Aoidc-provider%2Fgithub&OIDCToken=aaaa.bbbb.cccc"))
    #expect(request.headers.contains(HTTPHeader("Content-Type", "application/x-www-form-urlencoded")))
  }

  @Test(arguments: [
    ("account", "Account", "acs:ram::1098765432101234:root"),
    ("ram-user", "RAMUser", "acs:ram::1098765432101234:user/oss-repl"),
    ("role", "AssumedRoleUser", "acs:ram::1098765432101234:assumed-role/oss-repl/oss-repl"),
  ])
  func stsSaysWhoseAKeyIs(sample: String, kind: String, arn: String) async throws {
    let world = FakeWorld { request, _ in
      guard SampleServices.signatureIsRight(request),
        let response = try? HTTPResponse.sample("sts-get-caller-identity-\(sample)")
      else { return FakeWorld.unreachable }
      return .success(response)
    }
    let key = SessionCredentials(signing: Self.source, origin: "test")
    let identity = try await CredentialsSettings().identity(of: key, in: world.environment)
    #expect(identity == CallerIdentity(kind: kind, accountID: "1098765432101234", arn: arn))
    #expect(identity.isRoot == (sample == "account"))
    #expect(CallerIdentity(arn: arn) == identity)
    #expect(world.requests.first?.request.url == "https://sts.aliyuncs.com/")
  }

  /// Each code of the table has words of its own, and a refusal is final.
  @Test(arguments: STSRefusal.table.keys.sorted())
  func aRefusalSaysWhatToDo(code: String) async throws {
    let body = #"{"RequestId":"00-0A","Code":"\#(code)","Message":"madeUpRoleSecret CAISmadeup"}"#
    let world = FakeWorld { _, _ in .success(HTTPResponse(status: 403, body: Array(body.utf8))) }
    await #expect {
      try await client(world).assumeRole(Self.role, with: Self.source)
    } throws: { error in
      guard case .broken(let fault)? = error as? CredentialsError else { return false }
      return fault.kind == .sts && fault.notes == ["sts.aliyuncs.com answered 403 \(code) (request ID 00-0A)"]
        && !fault.reason.contains("ROLE ") && fault.help.count == 1
    }
    #expect(world.requests.count == 1)
  }

  @Test(arguments: [
    ("sts-error-no-permission", "this key may not assume acs:ram::1098765432101234:role/oss-repl"),
    ("sts-error-no-role", "there is no role acs:ram::1098765432101234:role/oss-repl"),
    ("sts-error-duration", "the duration is not one that the role allows"),
    ("sts-error-no-such-key", "the access key does not exist"),
    ("sts-error-token-expired", "the access key is a temporary one, and it has ended"),
  ])
  func aSampleOfARefusalIsUnderstood(sample: String, reason: String) async throws {
    let response = try HTTPResponse.sample(sample, status: 400)
    let world = FakeWorld { _, _ in .success(response) }
    await #expect {
      try await client(world).assumeRole(Self.role, with: Self.source)
    } throws: { error in
      guard case .broken(let fault)? = error as? CredentialsError else { return false }
      return fault.reason == reason
    }
  }

  /// The claims of the token are shown and the token is not. `eyJp…` is {"iss":"https://issuer","aud":["a","b"],"sub":"repo:x"}.
  @Test func aRefusedTokenShowsItsClaims() async throws {
    let response = try HTTPResponse.sample("sts-error-oidc-audience", status: 401)
    let world = FakeWorld { _, _ in .success(response) }
    let payload = "eyJpc3MiOiJodHRwczovL2lzc3VlciIsImF1ZCI6WyJhIiwiYiJdLCJzdWIiOiJyZXBvOngifQ"
    let token = try OIDCToken("eyJhbGciOiJSUzI1NiJ9.\(payload).bWFkZXVw", from: "test", step: "test")
    await #expect {
      try await client(world).assumeRole(Self.role, provider: "p", token: token)
    } throws: { error in
      guard case .broken(let fault)? = error as? CredentialsError else { return false }
      return fault.notes.last == #"the token has iss "https://issuer", aud "a" and "b", sub "repo:x""#
        && !"\(fault)".contains(payload)
    }
  }

  @Test(arguments: [
    (429, #"{"Code":"Throttling.User"}"#), (400, #"{"Code":"Throttling"}"#), (503, #"{"Code":"ServiceUnavailable"}"#),
    (500, #"{"Code":"InternalError"}"#), (400, #"{"Code":"SignatureNonceUsed"}"#), (502, "<html>madeUpQuery</html>"),
    (403, "<html>madeUpQuery</html>"), (200, "<html>madeUpQuery</html>"),
  ])
  func whatPassesIsTriedThreeTimesWithAnotherNonce(status: Int, body: String) async throws {
    let world = FakeWorld { _, _ in .success(HTTPResponse(status: status, body: Array(body.utf8))) }
    await #expect {
      try await client(world).assumeRole(Self.role, with: Self.source)
    } throws: { error in
      guard case .unreachable(let fault)? = error as? CredentialsError else { return false }
      return fault.kind == .serviceFailure && !"\(fault)".contains("madeUp")
    }
    let nonces = world.requests.map { request in
      request.request.headers.first { $0.name == "x-acs-signature-nonce" }?.value
    }
    #expect(nonces == ["nonce-1", "nonce-2", "nonce-3"])
    #expect(world.pauses == [.seconds(1), .seconds(2)])
  }

  @Test func aTryThatGoesWellEndsTheTrying() async throws {
    let world = FakeWorld { request, number in
      number < 3 ? FakeWorld.unreachable : SampleServices.answer(request, number)
    }
    _ = try await client(world).assumeRole(Self.role, with: Self.source)
    #expect(world.requests.count == 3)
  }

  @Test func anAnswerWithoutTheWholeKeyIsNone() async throws {
    let body =
      #"{"Credentials":{"AccessKeyId":"STS.A","AccessKeySecret":"madeUpRoleSecret","SecurityToken":"CAISmadeup"}}"#
    let world = FakeWorld { _, _ in .success(HTTPResponse(status: 200, body: Array(body.utf8))) }
    await #expect {
      try await client(world).assumeRole(Self.role, with: Self.source)
    } throws: { error in
      guard case .unreachable(let fault)? = error as? CredentialsError else { return false }
      return fault.reason == "the answer of sts.aliyuncs.com lacks the key or a part of it"
    }
  }

  /// Variables, the profile's endpoint and regions, and the account's region, with the address that they make.
  static let hosts: [(variables: [String: String], profile: STSEndpoint.Wish, account: String?, address: String?)] = [
    ([:], .init(), nil, "https://sts.aliyuncs.com"),
    (["ALIBABA_CLOUD_STS_REGION": "cn-beijing"], .init(), nil, "https://sts.cn-beijing.aliyuncs.com"),
    (
      ["ALIBABA_CLOUD_STS_REGION": "cn-beijing", "ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED": "True"], .init(), nil,
      "https://sts-vpc.cn-beijing.aliyuncs.com"
    ),
    (["ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED": "true"], .init(), nil, "https://sts.aliyuncs.com"),
    (
      ["ALIBABA_CLOUD_STS_REGION": "cn-beijing"], .init(region: "cn-hangzhou"), nil,
      "https://sts.cn-hangzhou.aliyuncs.com"
    ),
    ([:], .init(region: "cn-hangzhou"), "ap-southeast-1", "https://sts.ap-southeast-1.aliyuncs.com"),
    ([:], .init(endpoint: "sts.example", region: "cn-hangzhou"), nil, "https://sts.example"),
    (
      ["ALIBABA_CLOUD_STS_ENDPOINT": "https://sts-vpc.cn-hangzhou.aliyuncs.com/"], .init(endpoint: "sts.example"),
      "cn-beijing",
      "https://sts-vpc.cn-hangzhou.aliyuncs.com"
    ),
    (["ALIBABA_CLOUD_STS_ENDPOINT": "http://sts.aliyuncs.com"], .init(), nil, nil),
    (["ALIBABA_CLOUD_STS_ENDPOINT": "sts.example/path"], .init(), nil, nil),
    (["ALIBABA_CLOUD_STS_ENDPOINT": "user@sts.example"], .init(), nil, nil),
    (["ALIBABA_CLOUD_STS_REGION": "evil.example/"], .init(), nil, nil),
    ([:], .init(), "evil.example#", nil),
  ]

  @Test(arguments: hosts.indices)
  func theHostFollowsTheStrongestSetting(index: Int) throws {
    let row = Self.hosts[index]
    let environment = FakeWorld(variables: row.variables).environment
    do throws(CredentialsError) {
      let endpoint = try STSEndpoint.resolved(environment, account: row.account, profile: row.profile, step: "test")
      #expect(endpoint.address == row.address)
    } catch {
      #expect(row.address == nil)
    }
  }

  @Test func rolesAreAssumedOneAfterTheOther() async throws {
    let world = try SampleServices.world(Self.keyInEnvironment)
    let settings = CredentialsSettings(
      source: .environment,
      roles: [
        AssumeRole(roleARN: "acs:ram::1098765432101234:role/first", externalID: "partner-42"),
        AssumeRole(roleARN: "acs:ram::2098765432101234:role/second", durationSeconds: 900),
      ])
    let credentials = try await world.credentials(settings)
    #expect(credentials.origin == "OSS_ACCESS_KEY_ID in the environment -> role first -> role second")
    #expect(credentials.isRenewable)
    #expect(credentials.identity?.accountID == "1098765432101234")
    #expect(world.requests.count == 2)
    #expect(world.requests[0].request.url.contains("ExternalId=partner-42"))
    #expect(world.requests[1].request.headers.contains(HTTPHeader("x-acs-security-token", "CAISmadeupROLE==")))
    #expect(world.requests[1].request.url.contains("DurationSeconds=900"))
  }

  @Test(arguments: [
    AssumeRole(roleARN: "oss-repl"), AssumeRole(roleARN: "acs:ram::1:user/a"), AssumeRole(roleARN: "acs:ram::x:role/a"),
    AssumeRole(roleARN: "acs:ram::1:role/a", sessionName: "a"),
    AssumeRole(roleARN: "acs:ram::1:role/a", sessionName: "a b"),
    AssumeRole(roleARN: "acs:ram::1:role/a", durationSeconds: 899),
    AssumeRole(roleARN: "acs:ram::1:role/a", durationSeconds: 43_201),
    AssumeRole(roleARN: "acs:ram::1:role/a", externalID: "x"),
    AssumeRole(roleARN: "acs:ram::1:role/a", externalID: "a b"),
    AssumeRole(roleARN: "acs:ram::1:role/a", policy: String(repeating: "x", count: 2049)),
  ])
  func aRoleThatSTSWouldRefuseIsNotSent(role: AssumeRole) {
    #expect {
      try CredentialsSettings(source: .environment, roles: [role]).provider(in: FakeWorld().environment)
    } throws: { error in
      guard case .broken(let fault)? = error as? CredentialsError else { return false }
      return fault.kind == .settings && !fault.help.isEmpty
    }
  }
}
