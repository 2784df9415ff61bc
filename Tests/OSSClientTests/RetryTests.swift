import HTTPTransport
import OSSClient
import OSSSignature
import Replication
import Synchronization
import Testing

@Suite("When and after how long a read is tried again")
struct RetryTests {
  @Test(arguments: [
    ("7", Duration.seconds(7)), ("0", .zero), ("0007", .seconds(7)), ("99999999999999999999", .seconds(30)),
    ("Mon, 21 Sep 2026 13:46:52 GMT", .seconds(12)), ("Mon, 21 Sep 2026 13:46:30 GMT", .zero),
    ("Mon, 21 Sep 2027 13:46:52 GMT", .seconds(30)), ("soon", nil), ("-3", nil), ("1.5", nil), ("", nil),
  ])
  func whatOSSAsksForIsTheLeastThatIsWaited(header: String, least: Duration?) async throws {
    // A service that is overloaded asks all requests for silence, one that fails only this one.
    for (status, code) in [(503, "SlowDown"), (500, "InternalError")] {
      let answer = HTTPResponse(
        status: status,
        headers: [HTTPHeader("Date", "Mon, 21 Sep 2026 13:46:40 GMT"), HTTPHeader("retry-after", header)],
        body: Array("<Error><Code>\(code)</Code><RequestId>id</RequestId></Error>".utf8))
      let transport = ScriptedTransport([.success(answer), HTTPResponse.error(404, "NoSuchReplicationConfiguration")])
      let time = Mutex(Duration.zero)
      let connection = OSSConnection(
        transport: transport, credentials: SigningCredentials(accessKeyID: "id", accessKeySecret: AccessKeySecret("s")),
        environment: RequestEnvironment(
          // This machine's clock is an hour off, which must not matter.
          now: { SigningTime(unixSeconds: 1_790_003_600) }, elapsed: { time.withLock { $0 } },
          sleep: { pause in time.withLock { $0 += pause } }, fraction: { 0.5 }))
      #expect(
        try await OSSReader(connection: connection).bucketReplication(of: BucketPlace(name: "source", region: "cn-x"))
          .isEmpty)
      #expect(time.withLock { $0 } == max(least ?? .zero, .milliseconds(200)))
    }
  }

  @Test func everyFurtherRequestKeepsTheSilenceThatOSSAsksFor() async {
    let answer = HTTPResponse(
      status: 503, headers: [HTTPHeader("retry-after", "7")],
      body: Array("<Error><Code>SlowDown</Code><RequestId>id</RequestId></Error>".utf8))
    let transport = ScriptedTransport([.success(answer), HTTPResponse.error(404, "NoSuchReplicationConfiguration")])
    let time = Mutex(Duration.zero)
    let connection = OSSConnection(
      transport: transport, credentials: SigningCredentials(accessKeyID: "id", accessKeySecret: AccessKeySecret("s")),
      environment: RequestEnvironment(
        now: { SigningTime(unixSeconds: 1_790_000_000) }, elapsed: { time.withLock { $0 } },
        sleep: { pause in time.withLock { $0 += pause } }, fraction: { 0.5 }))
    let place = BucketPlace(name: "source", region: "cn-x")
    await #expect(throws: OSSError.self) {
      try await OSSWriter(connection: connection).deleteBucketReplication("rule-1", of: place)
    }
    #expect(time.withLock { $0 } == .zero)
    _ = await OSSReader(connection: connection).observedBucket(BucketPlace(name: "another", region: "cn-x"))
    // The two buckets have hosts of their own, and one endpoint.
    #expect(time.withLock { $0 } == .seconds(7))
  }

  @Test func theJitterIsFullAndBounded() {
    let policy = RetryPolicy(retries: 20)
    let error = OSSError.service(ServiceError(status: 500))
    for attempt in 1...20 {
      #expect(policy.pause(before: attempt, after: error, fraction: 0) == .zero)
      let most = policy.pause(before: attempt, after: error, fraction: 0.999)
      #expect(most.map { $0 < .seconds(20) } == true)
    }
    #expect(policy.pause(before: 21, after: error, fraction: 0.5) == nil)
  }

  @Test(arguments: [
    (OSSError.service(ServiceError(status: 400)), false), (.service(ServiceError(status: 403)), false),
    (.service(ServiceError(status: 404)), false), (.service(ServiceError(status: 408)), true),
    (.service(ServiceError(status: 429)), true), (.service(ServiceError(status: 500)), true),
    (.service(ServiceError(status: 503, code: "SlowDown")), true),
    (.unreadable(UnreadableAnswer(status: 200, reason: "html", host: "h")), false), (.notSent(reason: "r"), false),
    (.transport(HTTPFailure(kind: .tls, mayHaveBeenSent: false, message: "m")), false),
    (.transport(HTTPFailure(kind: .cancelled, mayHaveBeenSent: true, message: "m")), false),
    (.transport(HTTPFailure(kind: .timeout, mayHaveBeenSent: true, message: "m")), true),
    (.transport(HTTPFailure(kind: .nameResolution, mayHaveBeenSent: false, message: "m")), true),
    (.notTried(OpenCircuit(subject: "s", failures: 8, cause: .service(ServiceError(status: 500)))), false),
  ])
  func onlyPassingFailuresAreTriedAgain(error: OSSError, again: Bool) {
    #expect((RetryPolicy().pause(before: 1, after: error, fraction: 0.5) != nil) == again)
  }

  @Test func aWishToStopBreaksAPauseOffAndEndsTheTries() async {
    let transport = ScriptedTransport([
      HTTPResponse.error(500, "InternalError"), HTTPResponse.error(500, "InternalError"),
    ])
    let time = Mutex(Duration.zero)
    let connection = OSSConnection(
      transport: transport, credentials: SigningCredentials(accessKeyID: "id", accessKeySecret: AccessKeySecret("s")),
      environment: RequestEnvironment(
        now: { SigningTime(unixSeconds: 1_790_000_000) }, elapsed: { time.withLock { $0 } },
        sleep: { pause in time.withLock { $0 += pause } }, fraction: { 0.99 },
        shouldStop: { time.withLock { $0 } >= .milliseconds(600) }))
    let policy = RetryPolicy(retries: 4, base: .seconds(20))
    guard
      case .unknown(let reason) = await OSSReader(connection: connection, retryPolicy: policy)
        .observedBucket(BucketPlace(name: "source", region: "cn-x"))
    else {
      Issue.record("should be unknown")
      return
    }
    #expect(reason.kind == .service)
    #expect(transport.requests.count == 1)
    #expect(time.withLock { $0 } == .milliseconds(600))
  }

  @Test func whatIsBoundIsSentAtThatPace() async {
    let transport = ScriptedTransport(
      Array(repeating: HTTPResponse.error(404, "NoSuchReplicationConfiguration"), count: 5))
    let time = Mutex(Duration.zero)
    let connection = OSSConnection(
      transport: transport, credentials: SigningCredentials(accessKeyID: "id", accessKeySecret: AccessKeySecret("s")),
      environment: RequestEnvironment(
        now: { SigningTime(unixSeconds: 1_790_000_000) }, elapsed: { time.withLock { $0 } },
        sleep: { pause in time.withLock { $0 += pause } }, fraction: { 0.5 }),
      rate: 2)
    let reader = OSSReader(connection: connection)
    for _ in 0..<5 { _ = await reader.observedBucket(BucketPlace(name: "source", region: "cn-x")) }
    #expect(time.withLock { $0 } == .seconds(2))
  }
}
