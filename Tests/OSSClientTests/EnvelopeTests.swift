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
    var secondHeader: String?
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
        testDescription: "in OSS's namespace",
        body: whole.replacing("<Error>", with: "<Error xmlns=\"http://doc.oss-cn-hangzhou.aliyuncs.com\">"),
        isProof: true),
      Sample(
        testDescription: "in S3's namespace",
        body: whole.replacing("<Error>", with: "<Error xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">")),
      Sample(
        testDescription: "in a namespace like OSS's",
        body: whole.replacing("<Error>", with: "<Error xmlns=\"http://doc.oss-x.evil/.aliyuncs.com\">")),
      Sample(
        testDescription: "Code in a namespace",
        body: whole.replacing("<Code>", with: "<Code xmlns=\"http://doc.oss-cn-hangzhou.aliyuncs.com\">")),
      Sample(
        testDescription: "Code with a prefix that nothing declares",
        body: whole.replacing("<Code>", with: "<x:Code>").replacing("</Code>", with: "</x:Code>")),
      Sample(
        testDescription: "an attribute of Error", body: whole.replacing("<Error>", with: "<Error version=\"1\">")),
      Sample(testDescription: "blanks before Code", body: whole.replacing("<Code>", with: "<Code> ")),
      Sample(testDescription: "a line end behind Code", body: whole.replacing("</Code>", with: "\n</Code>")),
      Sample(testDescription: "blanks around RequestId", body: whole.replacing("<RequestId>", with: "<RequestId>\t")),
      Sample(testDescription: "two equal headers", body: whole, secondHeader: id, isProof: true),
      Sample(testDescription: "two unlike headers", body: whole, secondHeader: "5C3D9175B6FC201293AD4891"),
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
    let values = [sample.header, sample.secondHeader].compactMap { $0 }
    let headers = zip(["x-oss-request-id", "X-OSS-Request-ID"], values).map { HTTPHeader($0, $1) }
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
    #expect(error?.summary == "the answer is HTTP 403 without OSS's error envelope; perhaps a proxy or gateway made it")
  }

  private static let someone = "perhaps a proxy or gateway made it"
  private static let redirect = "it redirects, which is not followed; a login page or a wrong endpoint does so"
  private static let causes = [
    301: redirect, 302: redirect, 307: redirect, 304: "only a cache on the way says that nothing was modified",
    407: "a proxy asks for a user and a password", 502: "a proxy or gateway got no answer from OSS",
  ]

  /// Where a redirect leads is told, but nothing of its address that could be a secret.
  @Test(arguments: [
    ("https://login.example/in?token=s3cr3t", "it redirects to login.example,"),
    ("http://user:s3cr3t@login.example:8080", "it redirects to login.example:8080,"),
    ("/s3cr3t", "it redirects, which"), ("ftp://s3cr3t", "it redirects, which"),
    ("https:///s3cr3t", "it redirects, which"),
  ])
  func aRedirectIsToldWithItsHost(location: String, words: String) async {
    let answer = HTTPResponse(status: 302, headers: [HTTPHeader("Location", location)], body: [])
    let reader = OSSReader(connection: ScriptedTransport([.success(answer)]).connection())
    let error = await #expect(throws: OSSError.self) { try await reader.bucketInfo(of: .source) }
    #expect(error?.summary.contains(words) == true, "\(error?.summary ?? "")")
    #expect(error?.summary.contains("s3cr3t") == false)
  }

  /// A page on a read is told as the page that it is: nobody is sent to look at a key that was never judged.
  @Test(arguments: [301, 302, 304, 307, 400, 401, 403, 404, 407, 413, 429, 451, 499, 500, 502, 503])
  func aPageOnAReadIsNoMatterOfAccess(status: Int) async {
    let page = HTTPResponse(
      status: status, headers: [HTTPHeader("Content-Type", "text/html; charset=utf-8")],
      body: Array("<html><body>no</body></html>".utf8))
    let summary =
      "the answer is HTTP \(status) of type text/html without OSS's error envelope; \(Self.causes[status] ?? Self.someone)"
    func reader() -> OSSReader {
      OSSReader(connection: ScriptedTransport([.success(page)]).connection(), retryPolicy: RetryPolicy(retries: 0))
    }
    let bucket = await reader().observedBucket(.source)
    var reason = UnknownReason(
      kind: .unreadable, message: summary, facts: ["HTTP \(status)", "host source.oss-cn-hangzhou.aliyuncs.com"],
      answer: FailedAnswer(status: status))
    if status == 407 { reason.remedy = .proxyLogin }
    #expect(bucket == .unknown(reason))
    let errors = [
      await #expect(throws: OSSError.self) { try await reader().buckets(in: "cn-hangzhou") },
      await #expect(throws: OSSError.self) { try await reader().accountID(in: "cn-hangzhou") },
      await #expect(throws: OSSError.self) { try await reader().bucketInfo(of: .source) },
      await #expect(throws: OSSError.self) { try await reader().bucketVersioning(of: .source) },
      await #expect(throws: OSSError.self) { try await reader().bucketReplicationLocation(of: .source) },
    ]
    for error in errors {
      #expect(error.map { UnknownReason($0).kind } == .unreadable)
      #expect(error?.isAccessRefusal == false && error?.summary == summary)
    }
  }

  /// What OSS itself refuses, and a failure of a server without any page, stay what they are.
  @Test(arguments: [
    (403, envelope("<Code>AccessDenied</Code><RequestId>\(id)</RequestId>"), UnknownReason.Kind.access),
    (500, "", .service), (503, "", .service), (403, "", .unreadable),
    (404, envelope("<Code>NoSuchBucket</Code><RequestId>\(id)</RequestId>"), .noSuchBucket),
  ])
  func otherFailuresKeepTheirKind(status: Int, body: String, kind: UnknownReason.Kind) async {
    let answer = HTTPResponse(
      status: status, headers: [HTTPHeader("Content-Type", "application/xml")], body: Array(body.utf8))
    let bucket = await OSSReader(
      connection: ScriptedTransport([.success(answer)]).connection(), retryPolicy: RetryPolicy(retries: 0)
    ).observedBucket(.source)
    guard case .unknown(let reason) = bucket else {
      Issue.record("\(bucket)")
      return
    }
    #expect(reason.kind == kind)
  }

  /// An envelope that is too large to be read says nothing, and why it can't be read is told.
  @Test func anEnvelopeThatIsTooLargeIsNoMatterOfAccess() async {
    let message = String(repeating: "m", count: 8 << 20)
    let body = Self.envelope("<Code>AccessDenied</Code><Message>\(message)</Message><RequestId>\(Self.id)</RequestId>")
    let answer = HTTPResponse(
      status: 403, headers: [HTTPHeader("Content-Type", "application/xml")], body: Array(body.utf8))
    let error = await #expect(throws: OSSError.self) {
      try await OSSReader(connection: ScriptedTransport([.success(answer)]).connection()).bucketInfo(of: .source)
    }
    #expect(error?.isAccessRefusal == false)
    #expect(
      error?.summary
        == "the answer is HTTP 403 of type application/xml without OSS's error envelope "
        + "(the document has more than 8388608 bytes); perhaps a proxy or gateway made it")
  }

  /// A text of megabytes is cut before it is looked through, which otherwise would take minutes, and no credential is cut in two.
  @Test(.timeLimit(.minutes(2)), arguments: [0, 900, 990, 995, 999, 1_000, 1_005])
  func aLongMessageIsCut(lead: Int) async {
    let message = String(repeating: "m", count: lead) + String(repeating: "secret-text", count: 400_000)
    let body = Self.envelope("<Code>C</Code><Message>\(message)</Message><RequestId>\(Self.id)</RequestId>")
    let transport = ScriptedTransport([.success(HTTPResponse(status: 400, body: Array(body.utf8)))])
    let error = await #expect(throws: OSSError.self) {
      try await OSSWriter(connection: transport.connection()).deleteBucketReplication("r", of: .source)
    }
    guard case .service(let refusal)? = error, let kept = refusal.message else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(kept.unicodeScalars.count <= 1_003)
    #expect(!kept.contains("secret"), "\(kept.suffix(40))")
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
