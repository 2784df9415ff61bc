import FoundationEssentials
import HTTPTransport
import TestSupport
import Testing

@Suite("locations, from the command line to its exit code")
struct LocationsCommandTests {
  static let offers = """
    <ReplicationLocation><Location>oss-cn-beijing</Location><Location>oss-us-west-1</Location>\
    <LocationTransferTypeConstraint><LocationTransferType><Location>oss-us-west-1</Location>\
    <TransferTypes><Type>oss_acc</Type></TransferTypes></LocationTransferType></LocationTransferTypeConstraint>\
    <LocationRTCConstraint><Location>oss-cn-beijing</Location></LocationRTCConstraint></ReplicationLocation>
    """
  static let buckets = """
    <ListAllMyBucketsResult><Buckets><Bucket><Name>invoices</Name><Location>oss-cn-hangzhou</Location></Bucket>\
    <Bucket><Name>invoices-dr</Name><Location>oss-cn-beijing</Location></Bucket></Buckets></ListAllMyBucketsResult>
    """

  private func run(
    _ arguments: [String], environment: [String: String] = [:],
    answer: Result<HTTPResponse, HTTPFailure> = HTTPResponse.answer(200, offers)
  ) async throws -> CommandRun {
    try await CommandRun.make(["locations", "--retries", "0"] + arguments, environment: environment) { _, url in
      url.contains("replicationLocation") ? answer : HTTPResponse.answer(200, Self.buckets)
    }
  }

  @Test func theTableNamesEveryRegion() async throws {
    let run = try await run(["invoices", "--region", "oss-cn-hangzhou"])
    #expect(run.status == 0 && run.errors == "")
    #expect(
      run.output == """
        Rules of invoices in cn-hangzhou can replicate to:
          region       internal  oss_acc  RTC
          cn-beijing   yes       no       yes
          cn-hangzhou  yes       no       no   the bucket's own region
          us-west-1    unclear   yes      no

        unclear: between mainland China and the rest of the world OSS documents that a
        rule needs oss_acc, and has taken rules without it.
        3 regions, 1 with oss_acc, 1 with RTC.

        """)
    #expect(run.requests.count == 1)
  }

  @Test(arguments: [(["--region", "cn-hangzhou"], [:]), ([], ["OSS_REGION": "cn-hangzhou"])])
  func aRegionThatIsGivenIsNotLookedUp(arguments: [String], environment: [String: String]) async throws {
    let run = try await run(["invoices"] + arguments, environment: environment)
    #expect(run.status == 0 && run.requests.count == 1)
  }

  @Test func aRegionThatIsNotGivenIsLookedUp() async throws {
    let run = try await run(["invoices"])
    #expect(run.status == 0 && run.requests.count == 2)
    #expect(run.requests.last?.contains("invoices.oss-cn-hangzhou") == true)
  }

  @Test func aBucketThatIsNotListedIsNotAsked() async throws {
    let run = try await run(["invoice"])
    #expect(run.status == 1 && run.output == "" && run.requests.count == 1)
    #expect(run.errors.contains("the account has no bucket `invoice`"))
  }

  @Test(
    arguments: [("cn-beijing", 0), ("oss-cn-beijing", 0), ("cn-hangzhou", 0), ("eu-central-1", 4)] as [(String, Int32)])
  func oneRegionIsAnswered(region: String, status: Int32) async throws {
    let run = try await run(["invoices", "--region", "cn-hangzhou", "--to", region])
    #expect(run.status == status)
    #expect(run.output.contains(status == 0 ? "1 region, " : "can't replicate to eu-central-1: OSS does not offer it."))
    let json = try await self.run(["invoices", "--region", "cn-hangzhou", "--to", region, "--format", "json"])
    #expect(json.status == status)
    #expect(json.output.contains("\"locations\" : [\n\n  ]") == (status == 4), "\(json.output)")
  }

  @Test(
    arguments: [
      (HTTPResponse.answer(403, "<Error><Code>AccessDenied</Code><Message>No.</Message></Error>"), 7),
      (HTTPResponse.answer(404, "<Error><Code>NoSuchBucket</Code><Message>No.</Message></Error>"), 1),
      (HTTPResponse.answer(200, "<html/>"), 1), (HTTPResponse.answer(503, ""), 1),
    ] as [(Result<HTTPResponse, HTTPFailure>, Int32)])
  func aBucketThatCannotBeReadIsReported(answer: Result<HTTPResponse, HTTPFailure>, status: Int32) async throws {
    let run = try await run(["invoices", "--region", "cn-hangzhou"], answer: answer)
    #expect(run.status == status && run.output == "")
    #expect(run.errors.contains("error[OSSR70"), "\(run.errors)")
  }

  @Test(arguments: [["Invoices"], ["invoices", "--to", "Beijing"], ["invoices", "--region", "x"], []])
  func wrongUsageContactsNothing(arguments: [String]) async throws {
    let run = try await run(arguments)
    #expect(run.status == 64 && run.requests.isEmpty)
  }
}
