import HTTPTransport
import OSSClient
import Replication
import Testing

@Suite("An answer is a refusal of OSS only in its own envelope")
struct EnvelopeTests {
  private static let id = "5C3D9175B6FC201293AD4890"

  struct Sample: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let body: String
    var header: String? = EnvelopeTests.id
    var isProof = false
  }

  private static func envelope(_ inner: String) -> String { "<?xml version=\"1.0\"?><Error>\(inner)</Error>" }

  static let samples: [Sample] = {
    let code = "<Code>NoSuchReplicationConfiguration</Code>"
    let request = "<RequestId>\(id)</RequestId>"
    let whole = envelope(code + "<Message>None.</Message>" + request)
    return [
      Sample(testDescription: "whole", body: whole, isProof: true),
      Sample(testDescription: "without the header", body: whole, header: nil, isProof: true),
      Sample(
        testDescription: "with a namespace",
        body: whole.replacing("<Error>", with: "<Error xmlns=\"http://doc.oss-cn-hangzhou.aliyuncs.com\">"),
        isProof: true),
      Sample(testDescription: "of another request", body: whole, header: "5C3D9175B6FC201293AD4891"),
      Sample(testDescription: "without RequestId", body: envelope(code)),
      Sample(testDescription: "an empty RequestId", body: envelope(code + "<RequestId> </RequestId>")),
      Sample(testDescription: "two RequestIds", body: envelope(code + request + request)),
      Sample(testDescription: "two Codes", body: envelope(code + code + request)),
      Sample(testDescription: "two unlike Codes", body: envelope(code + "<Code>NoSuchBucket</Code>" + request)),
      Sample(
        testDescription: "a child in Code", body: envelope("<Code>NoSuchReplicationConfiguration<b/></Code>" + request)),
      Sample(
        testDescription: "an attribute of Code",
        body: envelope("<Code a=\"\">NoSuchReplicationConfiguration</Code>" + request)),
      Sample(testDescription: "text beside", body: envelope("x" + code + request)),
      Sample(testDescription: "a NUL behind", body: whole + "\0junk"),
      Sample(testDescription: "cut", body: String(whole.dropLast())),
      Sample(testDescription: "another root", body: whole.replacing("Error", with: "Fehler")),
      Sample(testDescription: "two documents", body: whole + whole),
      Sample(testDescription: "a page", body: "<html><body><h1>404 Not Found</h1></body></html>"),
      Sample(testDescription: "empty", body: ""),
    ]
  }()

  private func transport(_ sample: Sample, status: Int) -> ScriptedTransport {
    let headers = sample.header.map { [HTTPHeader("x-oss-request-id", $0)] } ?? []
    return ScriptedTransport([
      .success(HTTPResponse(status: status, headers: headers, body: Array(sample.body.utf8)))
    ])
  }

  @Test(arguments: samples)
  func absenceIsProvenByOSSAlone(sample: Sample) async {
    let reader = OSSReader(
      connection: transport(sample, status: 404).connection(), retryPolicy: RetryPolicy(retries: 0))
    let bucket = await reader.observedBucket(.source)
    if case .known = bucket { #expect(sample.isProof) } else { #expect(!sample.isProof) }
  }

  @Test(arguments: samples, [301, 302, 307, 400, 401, 403, 404, 405, 407, 409, 413, 425, 429, 451, 499])
  func aWriteIsRefusedByOSSAlone(sample: Sample, status: Int) async {
    let writer = OSSWriter(connection: transport(sample, status: status).connection())
    let error = await #expect(throws: OSSError.self) {
      try await writer.deleteBucketReplication("r", of: .source)
    }
    #expect(error?.mayHaveTakenEffect == !sample.isProof)
  }

  @Test func nothingOfAForeignBodyIsBelieved() async {
    let body = "<Error><Code>AccessDenied</Code><Message>m</Message><Endpoint>evil.example</Endpoint></Error>"
    let transport = ScriptedTransport([.success(HTTPResponse(status: 403, body: Array(body.utf8)))])
    let error = await #expect(throws: OSSError.self) {
      try await OSSWriter(connection: transport.connection()).deleteBucketReplication("r", of: .source)
    }
    guard case .service(let refusal)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(refusal.code == nil && refusal.message == nil && refusal.endpoint == nil)
    #expect(error?.summary == "the answer is HTTP 403 without OSS's error envelope; perhaps a proxy made it")
  }

  /// A text of megabytes is cut before it is looked through, and no credential is cut in two.
  @Test(arguments: [0, 900, 990, 995, 999, 1_000, 1_005])
  func aLongMessageIsCut(lead: Int) async {
    let message = String(repeating: "m", count: lead) + String(repeating: "secret-text", count: 400_000)
    let body = Self.envelope("<Code>C</Code><Message>\(message)</Message><RequestId>\(Self.id)</RequestId>")
    let transport = ScriptedTransport([.success(HTTPResponse(status: 400, body: Array(body.utf8)))])
    let clock = ContinuousClock()
    let start = clock.now
    let error = await #expect(throws: OSSError.self) {
      try await OSSWriter(connection: transport.connection()).deleteBucketReplication("r", of: .source)
    }
    guard case .service(let refusal)? = error, let kept = refusal.message else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(kept.unicodeScalars.count <= 1_003)
    #expect(!kept.contains("secret"), "\(kept.suffix(40))")
    #expect(clock.now - start < .seconds(5))
  }

  @Test(arguments: [
    ("<IsTruncated>true</IsTruncated><NextMarker>a</NextMarker><Buckets>B</Buckets>", "", 2),
    ("<IsTruncated>true</IsTruncated><NextMarker>a</NextMarker><Buckets></Buckets>", "", 1),
    (
      "<IsTruncated>true</IsTruncated><NextMarker>b</NextMarker><Buckets>B</Buckets>",
      "<IsTruncated>true</IsTruncated><NextMarker>a</NextMarker><Buckets>B</Buckets>", 2
    ),
    ("<IsTruncated>TRUE</IsTruncated><NextMarker>a</NextMarker><Buckets>B</Buckets>", "", 1),
    ("<IsTruncated>1</IsTruncated><Buckets>B</Buckets>", "", 1),
    ("<IsTruncated>false</IsTruncated><NextMarker>a</NextMarker><Buckets>B</Buckets>", "", 1),
    ("<NextMarker>a</NextMarker><Buckets>B</Buckets>", "", 1),
    (
      "<IsTruncated>true</IsTruncated><NextMarker>b</NextMarker><Buckets>B</Buckets>",
      "<IsTruncated>true</IsTruncated><NextMarker>c</NextMarker><Buckets>B</Buckets>", 2
    ),
  ])
  func aListThatLeadsNowhereIsLeft(first: String, second: String, requests: Int) async {
    func page(_ text: String) -> Result<HTTPResponse, HTTPFailure> {
      let bucket = "<Bucket><Name>a-b</Name><Location>oss-cn-x</Location></Bucket>"
      return HTTPResponse.ok(
        "<ListAllMyBucketsResult>\(text.replacing("B<", with: bucket + "<"))</ListAllMyBucketsResult>")
    }
    let pages = [page(first)] + Array(repeating: page(second.isEmpty ? first : second), count: 5)
    let transport = ScriptedTransport(pages)
    let reader = OSSReader(connection: transport.connection(), retryPolicy: RetryPolicy(retries: 0))
    await #expect(throws: OSSError.self) { try await reader.buckets(in: "cn-x") }
    #expect(transport.requests.count == requests)
  }

  /// What is spent on taking an answer apart is spent of the request's time.
  @Test(arguments: [0, 10, 29, 31, 40])
  func readingAnAnswerCountsIntoTheTimeOut(seconds: Int) async {
    let rules = String(repeating: "<Prefix>a</Prefix>", count: 10_000)
    let body =
      "<ReplicationConfiguration><Rule><ID>r</ID><Destination><Bucket>b</Bucket></Destination><x>\(rules)</x></Rule>"
    let transport = ScriptedTransport([HTTPResponse.ok(body + "</ReplicationConfiguration>")])
    // The clock goes on once the request has been sent.
    let connection = transport.connection(elapsed: { transport.requests.isEmpty ? .zero : .seconds(seconds) })
    let bucket = await OSSReader(connection: connection, retryPolicy: RetryPolicy(retries: 0)).observedBucket(.source)
    if case .known = bucket { #expect(seconds <= 30) } else { #expect(seconds > 30) }
  }

  @Test func aLongWishToWaitIsToldOnce() async {
    let busy = Result<HTTPResponse, HTTPFailure>.success(
      HTTPResponse(status: 503, headers: [HTTPHeader("Retry-After", "3600")]))
    let transport = ScriptedTransport(Array(repeating: busy, count: 4))
    let notices = RecordedNotices()
    let connection = transport.connection(noticed: { notices.add($0) })
    _ = await OSSReader(connection: connection, retryPolicy: RetryPolicy(retries: 3)).observedBucket(.source)
    #expect(notices.all.filter { $0 != .readRetried } == [.waitShortened(asked: .seconds(3600))])
  }
}
