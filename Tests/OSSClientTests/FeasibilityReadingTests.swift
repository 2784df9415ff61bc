import Execution
import HTTPTransport
import OSSClient
import OSSSignature
import Replication
import Synchronization
import Testing
import XMLDocument

@Suite("Reading what has to be known before a write")
struct FeasibilityReadingTests {
  private let source = BucketPlace(name: "source", region: "cn-hangzhou")
  private let target = BucketPlace(name: "target", region: "cn-beijing")

  private static func info(_ name: String, _ location: String) -> Result<HTTPResponse, HTTPFailure> {
    HTTPResponse.ok("<BucketInfo><Bucket><Name>\(name)</Name><Location>\(location)</Location></Bucket></BucketInfo>")
  }

  private func facts(_ answers: Result<HTTPResponse, HTTPFailure>...) async -> (FeasibilityFacts, [String]) {
    let transport = ScriptedTransport(answers)
    let reader = OSSReader(connection: transport.connection(), retryPolicy: RetryPolicy(retries: 1))
    let questions = FeasibilityQuestions(locations: [source], information: [source, target])
    let facts = await Execution.answers(to: questions, with: reader, jobs: 1)
    return (facts, transport.requests.map { "\($0.method.rawValue) \($0.url)" })
  }

  @Test func eachQuestionIsOneGET() async {
    let (facts, requests) = await facts(
      HTTPResponse.ok("<ReplicationLocation><Location>oss-cn-beijing</Location></ReplicationLocation>"),
      Self.info("source", "oss-cn-hangzhou"), Self.info("target", "oss-cn-beijing"))
    #expect(
      requests == [
        "GET https://source.oss-cn-hangzhou.aliyuncs.com/?replicationLocation",
        "GET https://source.oss-cn-hangzhou.aliyuncs.com/?bucketInfo",
        "GET https://target.oss-cn-beijing.aliyuncs.com/?bucketInfo",
      ])
    #expect(facts.locations[source.inRegion]?.value?.regions == ["cn-beijing"])
    #expect(facts.information[target.inRegion]?.value?.region == "cn-beijing")
  }

  @Test func whatCantBeReadIsUnknownAndTheRestIsKnown() async {
    let (facts, requests) = await facts(
      HTTPResponse.error(403, "AccessDenied"),
      HTTPResponse.error(503, "ServiceUnavailable"), Self.info("source", "oss-cn-hangzhou"),
      HTTPResponse.error(403, "AccessDenied", extra: "<Endpoint>oss-cn-shanghai.aliyuncs.com</Endpoint>"))
    #expect(requests.count == 4, "only the passing failure is tried again, and another endpoint is never followed")
    #expect(requests.allSatisfy { !$0.contains("shanghai") })
    guard case .unknown(let locations)? = facts.locations[source.inRegion],
      case .unknown(let elsewhere)? = facts.information[target.inRegion]
    else {
      Issue.record("should be unknown: \(facts)")
      return
    }
    #expect(locations.kind == .access)
    #expect(elsewhere.kind == .wrongRegion(endpoint: "oss-cn-shanghai.aliyuncs.com"))
    #expect(facts.information[source.inRegion]?.value?.name == "source")
  }

  @Test func informationAboutAnotherBucketIsNotTrusted() async {
    let (facts, _) = await facts(
      HTTPResponse.ok("<ReplicationLocation><Location/></ReplicationLocation>"), Self.info("other", "oss-cn-hangzhou"),
      Self.info("target", "oss-cn-beijing"))
    guard case .unknown(let reason)? = facts.information[source.inRegion] else {
      Issue.record("should be unknown: \(facts)")
      return
    }
    #expect(reason.kind == .unreadable)
    #expect(facts.locations[source.inRegion]?.value?.regions == [])
  }

  @Test(arguments: [
    "<ReplicationLocation/>", "<ReplicationLocation><Location>Beijing</Location></ReplicationLocation>",
    "<ReplicationLocation><Location>oss-cn-beijing</Location><LocationRTCConstraint><Location>?</Location></LocationRTCConstraint></ReplicationLocation>",
  ])
  func aListOfLocationsThatSaysTooLittleIsNotTrusted(text: String) throws {
    #expect(try ReplicationLocations(parsing: try XMLElement(parsing: Array(text.utf8))) == nil)
  }

  @Test func noMoreThanTheJobsAreInFlight() async {
    let transport = CountingTransport()
    let reader = OSSReader(connection: transport.connection())
    let places = (100..<140).map { BucketPlace(name: BucketName("bucket-\($0)"), region: "cn-x") }
    let questions = FeasibilityQuestions(locations: places, information: places)
    let facts = await Execution.answers(to: questions, with: reader, jobs: 3)
    #expect(facts.locations.count == 40 && facts.information.count == 40)
    #expect(transport.most == 3)
  }
}

@Suite("Whose credentials they are")
struct AccountReadingTests {
  private func read(_ answer: Result<HTTPResponse, HTTPFailure>) async throws -> (String, [String]) {
    let transport = ScriptedTransport([answer])
    let id = try await OSSReader(connection: transport.connection()).accountID(in: "cn-hangzhou")
    return (id, transport.requests.map(\.url))
  }

  @Test func oneRequestForOneBucketNamesTheOwner() async throws {
    let (id, urls) = try await read(
      HTTPResponse.ok(
        "<ListAllMyBucketsResult><IsTruncated>true</IsTruncated><NextMarker>a</NextMarker><Owner><ID>1001</ID></Owner><Buckets/></ListAllMyBucketsResult>"
      ))
    #expect(id == "1001")
    #expect(urls == ["https://oss-cn-hangzhou.aliyuncs.com/?max-keys=1"])
  }

  @Test(arguments: [
    "<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>",
    "<ListAllMyBucketsResult><Owner><ID> </ID></Owner><Buckets/></ListAllMyBucketsResult>", "<ListBucketResult/>", "",
  ])
  func anAnswerWithoutOwnerIsNotTrusted(text: String) async {
    await #expect(throws: OSSError.self) { try await read(HTTPResponse.ok(text)) }
  }
}

/// Answers every request with a refusal once the others had their turn, and counts how many were under way together.
private final class CountingTransport: HTTPSending {
  private let counts = Mutex((now: 0, most: 0))

  var most: Int { counts.withLock { $0.most } }

  func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
    counts.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
    for _ in 0..<20 { await Task.yield() }
    counts.withLock { $0.now -= 1 }
    return HTTPResponse(status: 403, body: [])
  }

  func connection() -> OSSConnection {
    OSSConnection(
      transport: self,
      credentials: SigningCredentials(accessKeyID: "id", accessKeySecret: AccessKeySecret("secret-text")),
      environment: RequestEnvironment(
        now: { SigningTime(unixSeconds: 1_790_000_000) }, elapsed: { .zero }, sleep: { _ in }, fraction: { 0 }))
  }
}
