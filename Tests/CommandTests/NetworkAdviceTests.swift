import HTTPTransport
import Testing

/// What a person reads whose network, proxy, key or region is wrong.
@Suite("Advice about what lies between here and OSS")
struct NetworkAdviceTests {
  private static let configuration = """
    version: 1
    manage: exclusive
    defaults: {region: cn-hangzhou, rule: {action: PUT, historical_object_replication: disabled}}
    buckets:
      invoices: {rules: []}

    """

  private static func plan(
    _ configuration: String = configuration, environment: [String: String] = [:],
    _ answer: @escaping @Sendable (String) -> Result<HTTPResponse, HTTPFailure>
  ) async throws -> CommandRun {
    try await CommandRun.make(
      ["plan", "--retries", "0"], configuration: configuration, environment: environment
    ) { _, url in answer(url) }
  }

  static let failures: [(HTTPFailure.Remedy, String)] = [
    (.proxy(variable: "HTTPS_PROXY"), "check HTTPS_PROXY, or name this host in no_proxy"),
    (.trustIssuer, "SSL_CERT_FILE=FILE.pem"), (.certificateFile, "check SSL_CERT_FILE and SSL_CERT_DIR"),
    (.plainHTTP, "write http:// before the endpoint"), (.hostName, "this machine's DNS"),
  ]

  @Test(arguments: failures)
  func aFailureWithARemedyNamesIt(remedy: HTTPFailure.Remedy, help: String) async throws {
    let run = try await Self.plan { _ in
      .failure(HTTPFailure(kind: .connection, mayHaveBeenSent: false, message: "invoices: no", remedy: remedy))
    }
    #expect(run.errors.contains("= help: "))
    #expect(run.errors.contains(help), "\(run.errors)")
    #expect(run.status == 1)
  }

  @Test func aProxyThatWantsALoginIsTold() async throws {
    let run = try await Self.plan { _ in .success(HTTPResponse(status: 407)) }
    #expect(run.errors.contains("a proxy asks for a user and a password"))
    #expect(run.errors.contains("http://USER:PASSWORD@HOST:PORT in https_proxy"))
  }

  private static let elsewhere = HTTPResponse.answer(
    403,
    "<Error><Code>AccessDenied</Code><Message>m</Message><Endpoint>oss-cn-beijing.aliyuncs.com</Endpoint></Error>")

  /// The region is right for the other buckets, so it is put right at the one bucket.
  @Test func aBucketElsewhereThanTheDefaultIsTold() async throws {
    let run = try await Self.plan { _ in Self.elsewhere }
    #expect(run.errors.contains("bucket invoices is in cn-beijing, not in cn-hangzhou"))
    #expect(run.errors.contains(".yaml:5:3"), "\(run.errors)")
    #expect(run.errors.contains("cn-hangzhou comes from here"))
    #expect(run.errors.contains("write `region: cn-beijing` here"))
  }

  @Test func aBucketElsewhereThanItSaysItselfIsToldAtItsRegion() async throws {
    let own = Self.configuration.replacing("{rules: []}", with: "{rules: [], region: cn-hangzhou}")
    let run = try await Self.plan(own) { _ in Self.elsewhere }
    #expect(run.errors.contains(".yaml:5:33"), "\(run.errors)")
    #expect(!run.errors.contains("comes from here"))
    #expect(run.errors.contains("write `region: cn-beijing` here"))
  }

  @Test(arguments: [("cn-hangzou", "did you mean `region: cn-hangzhou`?"), ("xx-nowhere-7", "check the region")])
  func anUnknownRegionIsTheLikelyCauseOfAnUnknownHost(region: String, help: String) async throws {
    let configuration = Self.configuration.replacing("{region: cn-hangzhou,", with: "{region: \(region),")
    let run = try await Self.plan(configuration) { url in
      let host = url.split(separator: "/").dropFirst().first ?? ""
      return .failure(
        HTTPFailure(
          kind: .nameResolution, mayHaveBeenSent: false, message: "\(host): the host's name could not be resolved",
          remedy: .hostName))
    }
    #expect(run.errors.contains("OSS documents no region \(region)"), "\(run.errors)")
    #expect(run.errors.contains(help))
    #expect(run.errors.contains(".yaml:3:20"))
  }

  @Test(arguments: [("STS.NUabc", nil, true), ("STS.NUabc", "token", false), ("LTAIabc", nil, false)])
  func aTemporaryKeyWithoutItsTokenIsTold(key: String, token: String?, isTold: Bool) async throws {
    var environment = ["OSS_ACCESS_KEY_ID": key]
    environment["OSS_SESSION_TOKEN"] = token
    let run = try await Self.plan(environment: environment) { _ in HTTPResponse.noRules }
    #expect(run.errors.contains("warning[OSSR7014]: OSS_ACCESS_KEY_ID begins with STS.") == isTold)
    #expect(!run.errors.contains(key))
  }
}
