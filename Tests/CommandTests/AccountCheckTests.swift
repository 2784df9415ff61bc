import HTTPTransport
import Testing

@Suite("Whose credentials they are is known before anything is read")
struct AccountCheckTests {
  static func configuration(_ accounts: String, rule: String = "") -> String {
    """
    version: 1
    manage: exclusive
    accounts:
    \(accounts)
    defaults: {account: main, region: cn-hangzhou, rule: {action: PUT, historical_object_replication: enabled}}
    buckets:
      invoices: {rules: [{destination: {bucket: invoices-dr, location: oss-cn-beijing\(rule)}}]}
      orders: {region: cn-shanghai, rules: []}
    """
  }

  static let pinned = "  main: {auth: env, uid: \"1001\"}"

  static func owner(_ id: String) -> Result<HTTPResponse, HTTPFailure> {
    HTTPResponse.answer(
      200, "<ListAllMyBucketsResult><Owner><ID>\(id)</ID></Owner><Buckets/></ListAllMyBucketsResult>")
  }

  private func plan(
    _ configuration: String, arguments: [String] = [], listing: Result<HTTPResponse, HTTPFailure>,
    sts: @escaping @Sendable (String) -> Result<HTTPResponse, HTTPFailure> = { _ in .noConnection }
  ) async throws -> CommandRun {
    try await CommandRun.make(
      ["plan", "--retries", "0"] + arguments, configuration: configuration, sts: sts,
      answers: FeasibilityAnswers.positive { _, url in url.contains("max-keys") ? listing : HTTPResponse.noRules })
  }

  /// What STS says of the caller.
  static func identity(_ id: String) -> Result<HTTPResponse, HTTPFailure> {
    .success(
      HTTPResponse(
        status: 200, headers: [],
        body: Array(
          #"{"IdentityType": "RAMUser", "AccountId": "\#(id)", "Arn": "acs:ram::\#(id):user/ci", "UserId": "2"}"#.utf8))
    )
  }

  @Test func stsSaysWhoseTheyAreAndTheListOfBucketsIsNotAskedFor() async throws {
    let right = try await plan(
      Self.configuration(Self.pinned), listing: Self.owner("1002"), sts: { _ in Self.identity("1001") })
    #expect(right.status == 0, "\(right)")
    #expect(right.stsRequests == ["GetCallerIdentity"])
    #expect(!right.requests.contains { $0.contains("max-keys") })
    let wrong = try await plan(
      Self.configuration(Self.pinned), listing: Self.owner("1001"), sts: { _ in Self.identity("1002") })
    #expect(wrong.status == 7)
    #expect(wrong.errors.contains("error[OSSR7008]"))
    #expect(wrong.requests.isEmpty)
  }

  @Test func credentialsThatSTSRefusesEndTheRun() async throws {
    let refusal = #"{"Code": "InvalidAccessKeyId.NotFound", "Message": "Specified access key is not found."}"#
    let run = try await plan(
      Self.configuration(Self.pinned), listing: Self.owner("1001"),
      sts: { _ in .success(HTTPResponse(status: 404, headers: [], body: Array(refusal.utf8))) })
    #expect(run.status == 7, "\(run)")
    #expect(run.requests.isEmpty)
  }

  @Test func whereSTSCantBeReachedItIsSaidAndTheListOfBucketsCounts() async throws {
    let run = try await plan(Self.configuration(Self.pinned), listing: Self.owner("1001"))
    #expect(run.status == 0, "\(run)")
    #expect(run.errors.contains("warning[OSSR7033]"), "\(run.errors)")
  }

  @Test func theRightOwnerLetsTheRunGoOn() async throws {
    let run = try await plan(Self.configuration(Self.pinned), listing: Self.owner("1001"))
    #expect(run.status == 0, "\(run)")
    #expect(run.requests.first == "GET https://oss-cn-hangzhou.aliyuncs.com/?max-keys=1")
    #expect(run.requests.count { $0.contains("max-keys") } == 1)
  }

  struct Refusal: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let listing: Result<HTTPResponse, HTTPFailure>
    let status: Int32
    let code: String
  }

  static let refusals = [
    Refusal(testDescription: "another owner", listing: owner("1002"), status: 7, code: "OSSR7008"),
    Refusal(testDescription: "a number that begins the same", listing: owner("10011"), status: 7, code: "OSSR7008"),
    Refusal(
      testDescription: "no permission",
      listing: HTTPResponse.answer(403, "<Error><Code>AccessDenied</Code></Error>"), status: 7, code: "OSSR7002"),
    Refusal(testDescription: "no owner", listing: owner(""), status: 1, code: "OSSR7007"),
    Refusal(
      testDescription: "a proxy's page", listing: HTTPResponse.answer(200, "<html/>"), status: 1, code: "OSSR7007"),
    Refusal(testDescription: "a failure", listing: HTTPResponse.answer(500, ""), status: 1, code: "OSSR7006"),
    Refusal(
      testDescription: "no network",
      listing: .failure(HTTPFailure(kind: .connection, mayHaveBeenSent: false, message: "refused")), status: 1,
      code: "OSSR7005"),
  ]

  @Test(arguments: refusals)
  func otherwiseNothingElseIsContacted(sample: Refusal) async throws {
    let run = try await plan(Self.configuration(Self.pinned), listing: sample.listing)
    #expect(run.status == sample.status, "\(run)")
    #expect(run.errors.contains("error[\(sample.code)]"), "\(run.errors)")
    #expect(run.errors.contains("nothing else was contacted, and nothing was changed"))
    #expect(run.requests.count == 1)
    #expect(run.output.isEmpty)
  }

  @Test func twoAccountsWithOneKeyAreAskedForOnceAndCantBothBeRight() async throws {
    let both = Self.pinned + "\n  dr: {auth: env, uid: \"1002\"}"
    let run = try await plan(Self.configuration(both, rule: ", account: dr"), listing: Self.owner("1001"))
    #expect(run.status == 7, "\(run)")
    #expect(run.requests.count == 1)
    #expect(run.errors.contains("the credentials of account dr belong to `1001`, not to 1002"))
    #expect(!run.errors.contains("account main belong"))
  }

  @Test func anAccountWithoutNumberOrOutOfScopeIsNotAskedFor() async throws {
    let unpinned = try await plan(Self.configuration("  main: {auth: env}"), listing: Self.owner("1002"))
    #expect(unpinned.status == 0, "\(unpinned)")
    let other = "  main: {auth: env}\n  dr: {auth: env, uid: \"1002\"}"
    let without = try await plan(
      Self.configuration(other, rule: ", account: dr"), arguments: ["--exclude", "invoices:*"], listing: Self.owner("1")
    )
    #expect(without.status == 0, "\(without)")
    for run in [unpinned, without] { #expect(!run.requests.contains { $0.contains("max-keys") }) }
  }
}
