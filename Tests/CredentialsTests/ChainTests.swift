import HTTPTransport
import OSSSignature
import Testing

@testable import Credentials

/// Each row of the table that says where the chain goes on and where it stops.
@Suite("The chain goes on or stops")
struct ChainTests {
  enum Expected: Sendable, Equatable {
    /// Nothing else is configured, and the step was passed over for a reason.
    case passedOver(String)
    case stops(CredentialsFault.Kind, String)
    case fails(String)
    case uses(String)
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    var variables: [String: String] = [:]
    var files: [String: Result<[UInt8], FileFailure>] = [:]
    var home: String? = FakeWorld.home
    /// The answers of the services, by a part of the address; the network is down for all others.
    var answers: [String: FakeWorld.Answer] = [:]
    let expected: Expected

    var testDescription: String { name }

    func world() -> FakeWorld {
      let answers = answers
      return FakeWorld(variables: variables, files: files, home: home) { request, _ in
        answers.filter { request.url.contains($0.key) }.max { $0.key.utf8.count < $1.key.utf8.count }?.value
          ?? FakeWorld.unreachable
      }
    }
  }

  private static func answer(_ status: Int, _ body: String = "") -> FakeWorld.Answer {
    .success(HTTPResponse(status: status, body: Array(body.utf8)))
  }

  private static func text(_ content: String) -> Result<[UInt8], FileFailure> { .success(Array(content.utf8)) }

  private static let cli = "\(FakeWorld.home)/.aliyun/config.json"
  private static let sdk = "\(FakeWorld.home)/.alibabacloud/credentials"
  private static let role = ["ALIBABA_CLOUD_ROLE_ARN": "acs:ram::1098765432101234:role/oss-repl"]
  private static let provider = [
    "ALIBABA_CLOUD_OIDC_PROVIDER_ARN": "acs:ram::1098765432101234:oidc-provider/github"
  ]
  private static let oidc = role.merging(provider) { $1 }
  private static let gitHub = [
    "ACTIONS_ID_TOKEN_REQUEST_URL": "https://github.example/token?v=madeUpQuery",
    "ACTIONS_ID_TOKEN_REQUEST_TOKEN": "madeUpBearerToken",
  ]
  private static let jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtYWRlLXVwIn0.bWFkZXVw"
  private static let refusal = answer(
    401, #"{"Code":"AuthenticationFail.NoPermission","Message":"CAISmadeup","RequestId":"00-0A"}"#)
  private static let issued = answer(
    200,
    #"{"AssumedRoleUser":{"Arn":"acs:ram::1098765432101234:assumed-role/oss-repl/oss-repl"},"Credentials":{"#
      + #""AccessKeyId":"STS.OIDC","AccessKeySecret":"madeUpOidcSecret","SecurityToken":"CAISmadeup","Expiration":"2026-01-02T04:04:05Z"}}"#
  )
  private static let key =
    #"{"Code":"Success","AccessKeyId":"STS.KEY","AccessKeySecret":"madeUpUriSecret","SecurityToken":"CAISmadeup","Expiration":"2026-01-02T04:04:05Z"}"#

  private static func with(_ parts: [String: String]...) -> [String: String] {
    parts.reduce(into: [:]) { $0.merge($1) { $1 } }
  }

  static let environment: [Row] = [
    Row(name: "any: nothing is set", expected: .passedOver("OSS_ACCESS_KEY_ID and OSS_ACCESS_KEY_SECRET are not set")),
    Row(
      name: "any: empty is unset, as after configure-aliyun-credentials-action",
      variables: [
        "ALIBABA_CLOUD_ACCESS_KEY_ID": "", "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "", "ALIBABA_CLOUD_SECURITY_TOKEN": "",
      ],
      expected: .passedOver("ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET are not set")),
    Row(
      name: "1 goes on: only the token is set", variables: ["OSS_SESSION_TOKEN": "CAISmadeup"],
      expected: .passedOver("only OSS_SESSION_TOKEN is set")),
    Row(
      name: "1 stops: an ID without a secret", variables: ["OSS_ACCESS_KEY_ID": "LTAI"],
      expected: .stops(.accessKey, "OSS_ACCESS_KEY_SECRET is missing")),
    Row(
      name: "1 stops: a secret without an ID", variables: ["OSS_ACCESS_KEY_SECRET": "madeUpMistypedSecret"],
      expected: .stops(.accessKey, "OSS_ACCESS_KEY_ID is missing")),
    Row(
      name: "1 stops: an OSS_* ID does not pair with the other family's secret",
      variables: ["OSS_ACCESS_KEY_ID": "LTAI", "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "madeUpMistypedSecret"],
      expected: .stops(.accessKey, "OSS_ACCESS_KEY_SECRET is missing")),
    Row(
      name: "1 stops: a secret with a line end",
      variables: ["OSS_ACCESS_KEY_ID": "LTAI", "OSS_ACCESS_KEY_SECRET": "madeUpMistypedSecret\n"],
      expected: .stops(.malformedKey, "OSS_ACCESS_KEY_SECRET holds white space")),
    Row(
      name: "2 stops: an ID without a secret", variables: ["ALIBABA_CLOUD_ACCESS_KEY_ID": "LTAI"],
      expected: .stops(.accessKey, "ALIBABA_CLOUD_ACCESS_KEY_SECRET is missing")),
    Row(
      name: "2 goes on: only the token is set", variables: ["ALIBABA_CLOUD_SECURITY_TOKEN": "CAISmadeup"],
      expected: .passedOver("only ALIBABA_CLOUD_SECURITY_TOKEN is set")),
    Row(
      name: "1 before 2",
      variables: [
        "OSS_ACCESS_KEY_ID": "LTAI1", "OSS_ACCESS_KEY_SECRET": "x", "ALIBABA_CLOUD_ACCESS_KEY_ID": "LTAI2",
        "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "x",
      ], expected: .uses("LTAI1")),
    Row(
      name: "2 before 3",
      variables: with(
        ["ALIBABA_CLOUD_ACCESS_KEY_ID": "LTAI2", "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "x"], oidc,
        ["ALIBABA_CLOUD_OIDC_TOKEN": jwt]), expected: .uses("LTAI2")),
  ]

  static let oidcRows: [Row] = [
    Row(
      name: "3 goes on: ROLE_ARN alone", variables: role,
      expected: .passedOver("ALIBABA_CLOUD_OIDC_PROVIDER_ARN is not set")),
    Row(
      name: "3 goes on: settings of STS alone",
      variables: ["ALIBABA_CLOUD_STS_REGION": "cn-hangzhou", "ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED": "true"],
      expected: .passedOver("ALIBABA_CLOUD_OIDC_PROVIDER_ARN is not set")),
    Row(
      name: "3 goes on: GitHub's variables without ARNs", variables: gitHub,
      expected: .passedOver("ALIBABA_CLOUD_OIDC_PROVIDER_ARN is not set")),
    Row(
      name: "3 stops: a provider without a role", variables: with(provider, ["ALIBABA_CLOUD_OIDC_TOKEN": jwt]),
      expected: .stops(.settings, "not ALIBABA_CLOUD_ROLE_ARN")),
    Row(name: "3 stops: a provider without a token", variables: oidc, expected: .stops(.settings, "not a token")),
    Row(
      name: "3 stops: the token file is missing",
      variables: with(oidc, ["ALIBABA_CLOUD_OIDC_TOKEN_FILE": "/token"]),
      expected: .stops(.file, "/token does not exist")),
    Row(
      name: "3 stops: the token file is empty", variables: with(oidc, ["ALIBABA_CLOUD_OIDC_TOKEN_FILE": "/token"]),
      files: ["/token": text("\n")], expected: .stops(.oidcToken, "/token is empty")),
    Row(
      name: "3 stops: the token is longer than 20000",
      variables: with(oidc, ["ALIBABA_CLOUD_OIDC_TOKEN_FILE": "/token"]),
      files: ["/token": text(String(repeating: "a", count: 20_001))],
      expected: .stops(.oidcToken, "holds 20001 characters")),
    Row(
      name: "3 stops: STS refuses", variables: with(oidc, ["ALIBABA_CLOUD_OIDC_TOKEN": jwt]),
      answers: ["sts.aliyuncs.com": refusal], expected: .stops(.sts, "does not let the OIDC token assume")),
    Row(
      name: "3 stops: the file's token wins, and is missing, though there is another",
      variables: with(oidc, gitHub, ["ALIBABA_CLOUD_OIDC_TOKEN": jwt, "ALIBABA_CLOUD_OIDC_TOKEN_FILE": "/token"]),
      expected: .stops(.file, "/token does not exist")),
    Row(
      name: "3 stops: GitHub gives no token", variables: with(oidc, gitHub),
      answers: ["github.example": answer(403, "madeUpBearerToken")],
      expected: .stops(.oidcToken, "GitHub's service for OIDC tokens answered 403")),
    Row(
      name: "3 fails: STS is unreachable", variables: with(oidc, ["ALIBABA_CLOUD_OIDC_TOKEN": jwt]),
      expected: .fails("STS could not be reached")),
    Row(
      name: "3 is used: GitHub", variables: with(oidc, gitHub),
      answers: [
        "github.example/token?v=madeUpQuery&audience=sts.aliyuncs.com": answer(200, #"{"value":"\#(jwt)"}"#),
        "https://sts.aliyuncs.com/?Action=AssumeRoleWithOIDC": issued,
      ], expected: .uses("STS.OIDC")),
    Row(
      name: "3 is used: the token's value", variables: with(oidc, ["ALIBABA_CLOUD_OIDC_TOKEN": " \(jwt)\n"]),
      answers: ["sts.aliyuncs.com": issued], expected: .uses("STS.OIDC")),
    Row(
      name: "3 is used: RRSA's variables",
      variables: with(
        oidc,
        [
          "ALIBABA_CLOUD_OIDC_TOKEN_FILE": "/token", "ALIBABA_CLOUD_STS_ENDPOINT": "sts-vpc.cn-hangzhou.aliyuncs.com",
          "ALIBABA_CLOUD_STS_REGION": "cn-hangzhou", "ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED": "true",
        ]), files: ["/token": text(jwt)], answers: ["https://sts-vpc.cn-hangzhou.aliyuncs.com/": issued],
      expected: .uses("STS.OIDC")),
  ]

  static let profiles: [Row] = [
    Row(name: "4 goes on: no file", expected: .passedOver("\(cli) does not exist")),
    Row(name: "4 goes on: no HOME", home: nil, expected: .passedOver("HOME is not set")),
    Row(
      name: "4 goes on: not configured yet",
      files: [cli: text(#"{"current":"default","profiles":[{"name":"default","mode":""}]}"#)],
      expected: .passedOver("the profile default of \(cli) is not configured yet")),
    Row(
      name: "4 goes on: disabled", variables: ["ALIBABA_CLOUD_CLI_PROFILE_DISABLED": "TRUE"],
      files: [cli: text("madeUpMistypedSecret")], expected: .passedOver("ALIBABA_CLOUD_CLI_PROFILE_DISABLED is true")),
    Row(
      name: "4 stops: the file that a variable names is absent",
      variables: ["ALIBABA_CLOUD_CONFIG_FILE": "~/other.json"],
      expected: .stops(.file, "\(FakeWorld.home)/other.json does not exist")),
    Row(
      name: "4 stops: not JSON", files: [cli: text("{\n\"madeUpMistypedSecret\"")],
      expected: .stops(.file, "\(cli) is not JSON (line 2)")),
    Row(
      name: "4 stops: a key twice", files: [cli: text(#"{"profiles":[],"profiles":[{"a":"madeUpMistypedSecret"}]}"#)],
      expected: .stops(.file, "has a key twice")),
    Row(
      name: "4 stops: not readable", files: [cli: .failure(.unreadable("Permission denied"))],
      expected: .stops(.file, "\(cli) can't be read: Permission denied")),
    Row(
      name: "4 stops: too large", files: [cli: .success([UInt8](repeating: 0x20, count: 1 << 21))],
      expected: .stops(.file, "is larger than 1048576 bytes")),
    Row(
      name: "4 stops: the current profile is not there",
      files: [cli: text(#"{"current":"gone","profiles":[{"name":"a","mode":"AK"}]}"#)],
      expected: .stops(.profileMissing, "names the current profile gone, which is not there")),
    Row(
      name: "4 stops: an unknown mode", files: [cli: text(#"{"current":"a","profiles":[{"name":"a","mode":"ak"}]}"#)],
      expected: .stops(.profile, "has an unknown mode")),
    Row(
      name: "4 stops: the source is not there",
      files: [
        cli: text(#"{"current":"a","profiles":[{"name":"a","mode":"ChainableRamRoleArn","source_profile":"b"}]}"#)
      ],
      expected: .stops(.profile, "has the source_profile b, which is not there")),
    Row(
      name: "4 stops: a profile that is in neither file", variables: ["ALIBABA_CLOUD_PROFILE": "nobody"],
      files: [cli: text(#"{"profiles":[]}"#), sdk: text("[default]\ntype = access_key\n")],
      expected: .stops(.profileMissing, "there is no profile nobody")),
    Row(
      name: "4 goes on: the profile is in the other file", variables: ["ALIBABA_CLOUD_PROFILE": "b"],
      files: [
        cli: text(#"{"profiles":[]}"#),
        sdk: text("[b]\ntype = access_key\naccess_key_id = LTAI\naccess_key_secret = x\n"),
      ],
      expected: .uses("LTAI")),
    Row(name: "5 goes on: no file", expected: .passedOver("\(sdk) does not exist")),
    Row(
      name: "5 is used: the other name of the file",
      files: ["\(sdk).ini": text("[default]\ntype=access_key\naccess_key_id=LTAI\naccess_key_secret=x\n")],
      expected: .uses("LTAI")),
    Row(
      name: "5 stops: an unknown type", files: [sdk: text("[default]\ntype = passkey\n")],
      expected: .stops(.profile, "has an unknown type")),
    Row(
      name: "5 stops: the CLI's JSON under the SDKs' variable", variables: ["ALIBABA_CLOUD_CREDENTIALS_FILE": "/c"],
      files: ["/c": text(#"{"access_key_secret":"madeUpMistypedSecret"}"#)], expected: .stops(.file, "/c is JSON")),
    Row(
      name: "5 stops: not understood", files: [sdk: text("[default]\nmadeUpMistypedSecret\n")],
      expected: .stops(.file, "can't be understood in line 2")),
  ]

  static let services: [Row] = [
    Row(
      name: "6 is used", variables: ["ALIBABA_CLOUD_CREDENTIALS_URI": "http://127.0.0.1:8081/cred?madeUpQuery"],
      answers: ["127.0.0.1": answer(200, key)], expected: .uses("STS.KEY")),
    Row(
      name: "6 stops: not 200", variables: ["ALIBABA_CLOUD_CREDENTIALS_URI": "http://127.0.0.1:8081/cred?madeUpQuery"],
      answers: ["127.0.0.1": answer(404, "madeUpUriSecret")], expected: .stops(.uri, "answered 404")),
    Row(
      name: "6 stops: not JSON", variables: ["ALIBABA_CLOUD_CREDENTIALS_URI": "http://[::1]:8081/"],
      answers: ["[::1]": answer(200, "madeUpUriSecret")], expected: .stops(.uri, "is not JSON")),
    Row(
      name: "6 stops: Code is not Success", variables: ["ALIBABA_CLOUD_CREDENTIALS_URI": "https://keys.example/"],
      answers: ["keys.example": answer(200, key.replacing("Success", with: "Failed"))],
      expected: .stops(.uri, "did not answer with Success")),
    Row(
      name: "6 stops: http to another machine",
      variables: ["ALIBABA_CLOUD_CREDENTIALS_URI": "http://keys.example/?madeUpQuery"],
      expected: .stops(.uri, "neither an https address nor http to an address of this machine")),
    Row(
      name: "6 fails: unreachable", variables: ["ALIBABA_CLOUD_CREDENTIALS_URI": "https://keys.example/?madeUpQuery"],
      expected: .fails("the credentials URI could not be reached")),
    Row(
      name: "6 fails: 5xx", variables: ["ALIBABA_CLOUD_CREDENTIALS_URI": "https://keys.example/"],
      answers: ["keys.example": answer(502, "madeUpUriSecret")], expected: .fails("the credentials URI answered 502")),
    Row(
      name: "7 goes on: unreachable",
      expected: .passedOver("the metadata service does not answer; this is no ECS instance, or the service is blocked")),
    Row(
      name: "7 goes on: disabled", variables: ["ALIBABA_CLOUD_ECS_METADATA_DISABLED": "true"],
      expected: .passedOver("ALIBABA_CLOUD_ECS_METADATA_DISABLED is true")),
    Row(
      name: "7 goes on: no role",
      answers: ["api/token": answer(200, "made-up-metadata-token"), "security-credentials/": answer(404)],
      expected: .passedOver("this instance has no RAM role")),
    Row(
      name: "7 stops: the role that a variable names is not delivered",
      variables: ["ALIBABA_CLOUD_ECS_METADATA": "other"],
      answers: ["api/token": answer(200, "made-up-metadata-token"), "security-credentials/": answer(404)],
      expected: .stops(.metadata, "answered 404 for the role other")),
    Row(
      name: "7 stops: a named role, and no metadata service", variables: ["ALIBABA_CLOUD_ECS_METADATA": "other"],
      expected: .stops(.metadata, "and the role other is asked for")),
    Row(
      name: "7 stops: Code is not Success",
      answers: [
        "api/token": answer(200, "made-up-metadata-token"), "security-credentials/": answer(200, "r"),
        "security-credentials/r": answer(200, #"{"Code":"Failed"}"#),
      ], expected: .stops(.metadata, "gave no key for the role r")),
    Row(
      name: "7 is used: version 1 where there is no version 2",
      answers: [
        "api/token": answer(404), "security-credentials/": answer(200, "r"),
        "security-credentials/r": answer(200, key),
      ], expected: .uses("STS.KEY")),
    Row(
      name: "7 goes on: version 1 is forbidden", variables: ["ALIBABA_CLOUD_IMDSV1_DISABLED": "true"],
      answers: ["api/token": answer(404), "security-credentials/": answer(200, "r")],
      expected: .passedOver("the metadata service gives no token, and ALIBABA_CLOUD_IMDSV1_DISABLED is true")),
    Row(
      name: "6 before 7", variables: ["ALIBABA_CLOUD_CREDENTIALS_URI": "https://keys.example/"],
      answers: ["keys.example": answer(200, key), "api/token": answer(200, "t")], expected: .uses("STS.KEY")),
  ]

  static let rows = environment + oidcRows + profiles + services

  @Test(arguments: rows)
  func aStepGoesOnOrStops(_ row: Row) async {
    let outcome = await row.world().outcome(.chain)
    switch (row.expected, outcome) {
    case (.passedOver(let reason), .failure(.notConfigured(let steps))):
      #expect(steps.count == 7)
      #expect(steps.contains { $0.reason == reason }, "\(steps.map(\.reason))")
    case (.stops(let kind, let words), .failure(.broken(let fault))):
      #expect(fault.kind == kind)
      #expect(fault.reason.contains(words), "\(fault.reason)")
      #expect(!fault.help.isEmpty)
    case (.fails(let words), .failure(.unreachable(let fault))):
      #expect(fault.kind == .serviceFailure)
      #expect(fault.reason.contains(words), "\(fault.reason)")
    case (.uses(let keyID), .success(let credentials)): #expect(credentials.accessKeyID == keyID)
    default: Issue.record("\(outcome)")
    }
  }

  /// The first step's answer costs nothing: no file is read and no service asked.
  @Test func theFirstStepReadsNothingElse() async throws {
    let world = FakeWorld(variables: ["OSS_ACCESS_KEY_ID": "LTAI", "OSS_ACCESS_KEY_SECRET": "x"])
    let credentials = try await world.credentials()
    #expect(credentials.origin == "OSS_ACCESS_KEY_ID in the environment")
    #expect(world.filesRead.isEmpty)
    #expect(world.requests.isEmpty)
  }

  @Test func aRoleThatIsNotAssumedIsToldOf() async throws {
    let key = ["OSS_ACCESS_KEY_ID": "LTAI", "OSS_ACCESS_KEY_SECRET": "x"]
    #expect(try await FakeWorld(variables: key).credentials().notices.isEmpty)
    let notices = try await FakeWorld(variables: Self.with(key, Self.role)).credentials().notices
    #expect(
      notices.map(\.message) == [
        "ALIBABA_CLOUD_ROLE_ARN is not assumed: the access key of OSS_ACCESS_KEY_ID comes first"
      ])
  }

  @Test func aTokenWithoutItsKeyIsToldOf() async throws {
    let variables = [
      "OSS_SESSION_TOKEN": "CAISmadeup", "ALIBABA_CLOUD_ACCESS_KEY_ID": "LTAI", "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "x",
    ]
    let credentials = try await FakeWorld(variables: variables).credentials()
    #expect(credentials.notices.map(\.message) == ["OSS_SESSION_TOKEN is set without an access key and not used"])
    #expect(credentials.signing.securityToken == nil)
  }

  @Test func aRunDoesNotChangeWhoItIs() async throws {
    let world = FakeWorld(
      files: [Self.sdk: Self.text("[default]\ntype = access_key\naccess_key_id = LTAI1\naccess_key_secret = x\n")])
    let provider = try CredentialsSettings().provider(in: world.environment)
    #expect(try await provider.credentials().accessKeyID == "LTAI1")
    world.write(
      Self.cli,
      Array(
        #"{"current":"a","profiles":[{"name":"a","mode":"AK","access_key_id":"LTAI2","access_key_secret":"x"}]}"#.utf8))
    #expect(try await provider.credentials().accessKeyID == "LTAI1")
  }

  @Test func aSourceThatIsAskedForIsTheOnlyOne() async throws {
    let key = ["OSS_ACCESS_KEY_ID": "LTAI", "OSS_ACCESS_KEY_SECRET": "x"]
    for source in [CredentialsSource.oidc, .uri] {
      guard case .failure(.notConfigured(let steps)) = await FakeWorld(variables: key).outcome(source) else {
        Issue.record("\(source) used something else")
        continue
      }
      #expect(steps.count == 1)
    }
    for source in [CredentialsSource.ecs, .profile("a"), .ossutil("a")] {
      guard case .failure(.broken) = await FakeWorld(variables: key).outcome(source) else {
        Issue.record("\(source) used something else")
        continue
      }
    }
    let environmentOnly = await FakeWorld(files: try SampleServices.files()).outcome(.environment)
    guard case .failure(.notConfigured(let steps)) = environmentOnly else {
      Issue.record("\(environmentOnly)")
      return
    }
    #expect(steps.count == 3)
  }
}
