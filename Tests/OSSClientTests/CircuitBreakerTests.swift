import Execution
import HTTPTransport
import OSSClient
import OSSSignature
import Replication
import Synchronization
import Testing

@Suite("What fails everywhere is not asked ten thousand times")
struct CircuitBreakerTests {
  private let failure = OSSError.transport(
    HTTPFailure(kind: .timeout, mayHaveBeenSent: false, message: "host: time-out"))

  @Test func itOpensAfterSoManyFailuresInARowAndOneSuccessClosesIt() {
    var breaker = CircuitBreaker()
    for _ in 1..<CircuitBreaker.threshold { breaker.failed(failure, now: .zero) }
    breaker.succeeded()
    for _ in 1..<CircuitBreaker.threshold { breaker.failed(failure, now: .zero) }
    #expect(!breaker.isOpen)
    #expect(breaker.obstacle(at: .zero) == nil)
    breaker.failed(failure, now: .zero)
    #expect(breaker.isOpen)
    #expect(breaker.obstacle(at: .zero)?.failures == CircuitBreaker.threshold)
    breaker.succeeded()
    #expect(breaker.obstacle(at: .zero) == nil)
  }

  @Test func probesGoThroughOneAtATimeAndEverMoreSeldom() {
    var breaker = CircuitBreaker()
    for _ in 0..<CircuitBreaker.threshold { breaker.failed(failure, now: .zero) }
    var probes: [Int64] = []
    for second in 0..<200 {
      for _ in 0..<3 where breaker.obstacle(at: .seconds(second)) == nil {
        probes.append(Int64(second))
        breaker.failed(failure, now: .seconds(second))
      }
    }
    #expect(probes == [5, 15, 35, 65, 95, 125, 155, 185])
  }

  /// A network whose answers are scripted by number, with time that only pauses and time-outs move.
  private final class Network: HTTPSending {
    let elapsed = Mutex(Duration.zero)
    let count = Mutex(0)
    let answer: @Sendable (Int, String) -> Result<HTTPResponse, HTTPFailure>

    init(_ answer: @escaping @Sendable (Int, String) -> Result<HTTPResponse, HTTPFailure>) { self.answer = answer }

    func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
      let number = count.withLock { count in
        count += 1
        return count
      }
      let answer = answer(number, request.url)
      if case .failure(let failure) = answer, failure.kind == .timeout { elapsed.withLock { $0 += request.timeout } }
      return try answer.get()
    }

    func observed(_ buckets: Int, jobs: Int, regions: [Region] = ["cn-hangzhou"]) async -> ObservedState {
      let connection = OSSConnection(
        transport: self, credentials: SigningCredentials(accessKeyID: "id", accessKeySecret: AccessKeySecret("secret")),
        environment: RequestEnvironment(
          now: { SigningTime(unixSeconds: 1_790_000_000) }, elapsed: { self.elapsed.withLock { $0 } },
          sleep: { pause in self.elapsed.withLock { $0 += pause } }, fraction: { 0.5 }))
      let names = (0..<buckets).map { (BucketName("bucket-\($0)"), regions[$0 % regions.count]) }
      return await observe(
        names.map { BucketPlace(name: $0.0, region: $0.1) }, with: OSSReader(connection: connection), jobs: jobs)
    }
  }

  private func reasons(_ state: ObservedState) -> [UnknownReason] {
    state.buckets.values.compactMap { if case .unknown(let reason) = $0 { reason } else { nil } }
  }

  @Test(arguments: [1, 32])
  func aDeadNetworkCostsAsLongAsAFewReads(jobs: Int) async {
    let network = Network { _, _ in
      .failure(HTTPFailure(kind: .timeout, mayHaveBeenSent: false, message: "no answer within 30 s"))
    }
    let state = await network.observed(10_000, jobs: jobs)
    let reasons = reasons(state)
    #expect(reasons.count == 10_000)
    #expect(reasons.allSatisfy { $0.kind == .transport })
    #expect(reasons.contains { $0.message.contains(" reads from oss-cn-hangzhou.aliyuncs.com failed; ") })
    #expect(reasons.contains { $0.message.hasSuffix("the last one: no answer within 30 s") })
    #expect(network.count.withLock { $0 } <= max(jobs, CircuitBreaker.threshold) * 5 + 5)
  }

  @Test func anExpiredTokenIsAskedAboutAFewTimesAndCalledAnAccessFailure() async {
    let network = Network { _, _ in HTTPResponse.error(403, "SecurityTokenExpired") }
    let state = await network.observed(10_000, jobs: 32, regions: ["cn-hangzhou", "cn-beijing", "cn-shanghai"])
    let reasons = reasons(state)
    #expect(reasons.count == 10_000)
    #expect(reasons.allSatisfy { $0.kind == .access && $0.message.contains("temporary credentials have expired") })
    #expect(reasons.contains { $0.message.contains(" reads with these credentials failed; ") })
    #expect(reasons.allSatisfy { $0.facts.contains("Code SecurityTokenExpired") })
    #expect(network.count.withLock { $0 } <= 40)
  }

  @Test func oneDeadRegionDoesNotStopTheOthers() async {
    let network = Network { _, url in
      url.contains("cn-beijing")
        ? .failure(HTTPFailure(kind: .connection, mayHaveBeenSent: false, message: "no connection"))
        : HTTPResponse.error(404, "NoSuchReplicationConfiguration")
    }
    let state = await network.observed(400, jobs: 8, regions: ["cn-hangzhou", "cn-beijing"])
    #expect(reasons(state).count == 200)
    #expect(network.count.withLock { $0 } < 200 + 16 * 5 + 10)
  }

  @Test func refusalsThatConcernOneBucketHoldNothingBack() async {
    let network = Network { _, _ in HTTPResponse.error(403, "AccessDenied") }
    let state = await network.observed(500, jobs: 8)
    #expect(reasons(state).count == 500)
    #expect(network.count.withLock { $0 } == 500)
  }

  @Test func afterTheOutageReadsGoThroughAgain() async {
    // Eight reads of five tries fail; from then on OSS is well.
    let network = Network { number, _ in
      number <= 40
        ? HTTPResponse.error(500, "InternalError") : HTTPResponse.error(404, "NoSuchReplicationConfiguration")
    }
    let connection = OSSConnection(
      transport: network,
      credentials: SigningCredentials(accessKeyID: "id", accessKeySecret: AccessKeySecret("secret")),
      environment: RequestEnvironment(
        now: { SigningTime(unixSeconds: 1_790_000_000) }, elapsed: { network.elapsed.withLock { $0 } },
        sleep: { pause in network.elapsed.withLock { $0 += pause } }, fraction: { 0.5 }))
    let reader = OSSReader(connection: connection)
    var known: [Bool] = []
    for number in 0..<20 {
      if number == 12 { network.elapsed.withLock { $0 += .seconds(5) } }
      if case .known = await reader.observedBucket(BucketPlace(name: "bucket", region: "cn-hangzhou")) {
        known.append(true)
      } else {
        known.append(false)
      }
    }
    #expect(known == Array(repeating: false, count: 12) + Array(repeating: true, count: 8))
  }
}
