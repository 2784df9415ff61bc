import HTTPTransport
import OSSClient
import OSSSignature
import Replication
import Synchronization
import TestSupport
import Testing

@Suite("A clock that is wrong is reported once and worked around")
struct ClockTests {
  /// OSS with a clock of its own: it takes signatures that are at most 15 minutes off.
  private final class Service: HTTPSending {
    let now: Int64
    /// The forms in which an answer says the time.
    let saysServerTime: Bool
    let saysDate: Bool
    let times = Mutex<[Int64]>([])

    init(now: Int64, saysServerTime: Bool = true, saysDate: Bool = true) {
      self.now = now
      self.saysServerTime = saysServerTime
      self.saysDate = saysDate
    }

    func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
      let header = request.headers.first { $0.name.lowercased() == "x-oss-date" }?.value ?? ""
      let signed = SigningTime(timestamp: header)?.unixSeconds ?? 0
      times.withLock { $0.append(signed) }
      guard abs(signed - now) > 900 else {
        return request.method == .get
          ? try HTTPResponse.error(404, "NoSuchReplicationConfiguration").get() : HTTPResponse(status: 200)
      }
      let server = SigningTime(unixSeconds: now)
      let calendar = server.calendar
      let text =
        "\(calendar.year)-\(calendar.month.padded(to: 2))-\(calendar.day.padded(to: 2))T\(calendar.hour.padded(to: 2)):\(calendar.minute.padded(to: 2)):\(calendar.second.padded(to: 2)).000Z"
      let body =
        "<Error><Code>RequestTimeTooSkewed</Code><Message>Too large.</Message><RequestId>id</RequestId>"
        + (saysServerTime ? "<ServerTime>\(text)</ServerTime>" : "") + "</Error>"
      return HTTPResponse(
        status: 403, headers: saysDate ? [HTTPHeader("Date", server.httpDate)] : [], body: Array(body.utf8))
    }
  }

  private let here: Int64 = 1_790_000_000

  private func connection(
    _ service: Service, at endpoint: Endpoint? = nil,
    notices: @escaping @Sendable (ConnectionNotice) -> Void = { _ in }
  ) -> OSSConnection {
    let here = here
    return OSSConnection(
      transport: service, credentials: SigningCredentials(accessKeyID: "id", accessKeySecret: AccessKeySecret("s")),
      override: endpoint,
      environment: RequestEnvironment(
        now: { SigningTime(unixSeconds: here) }, elapsed: { .zero }, sleep: { _ in }, fraction: { 0.5 }),
      notice: notices)
  }

  @Test(arguments: [3600, -86_400, 86_400, 901], [(true, true), (true, false), (false, true)])
  func theServersTimeSignsEveryFurtherRequest(offset: Int64, says: (serverTime: Bool, date: Bool)) async throws {
    let service = Service(now: here + offset, saysServerTime: says.serverTime, saysDate: says.date)
    let notices = Mutex<[ConnectionNotice]>([])
    let reader = OSSReader(connection: connection(service) { notice in notices.withLock { $0.append(notice) } })
    for _ in 0..<3 {
      #expect(try await reader.bucketReplication(of: BucketPlace(name: "source", region: "cn-x")).isEmpty)
    }
    #expect(service.times.withLock { $0 } == [here] + Array(repeating: here + offset, count: 3))
    #expect(notices.withLock { $0 } == [.clockCorrected(seconds: offset)])
  }

  /// The time is followed by a day at most, and only where nobody on the way can have written it.
  @Test(
    arguments: [
      (86_400, nil, nil), (-86_400, nil, nil), (86_401, nil, .tooFar), (-86_401, nil, .tooFar),
      (300_000_000, nil, .tooFar), (3600, "http://gateway.example", .unprotected),
      (3600, "http://oss-cn-x.aliyuncs.com", .unprotected), (3600, "http://10.0.0.1", .unprotected),
      (3600, "http://127.evil.example", .unprotected), (3600, "http://localhost.example", .unprotected),
      (3600, "http://127.0.0.1:8080", nil), (3600, "http://localhost:8080", nil), (3600, "http://[::1]:8080", nil),
      (3600, "https://gateway.example", nil), (300_000_000, "http://127.0.0.1:8080", .tooFar),
    ] as [(Int64, String?, ClockDoubt?)])
  func aTimeIsFollowedOnlyWhereItIsToBeBelieved(offset: Int64, endpoint: String?, doubt: ClockDoubt?) async throws {
    let service = Service(now: here + offset)
    let notices = Mutex<[ConnectionNotice]>([])
    let reader = OSSReader(
      connection: connection(service, at: try endpoint.map { try Endpoint($0) }) { notice in
        notices.withLock { $0.append(notice) }
      })
    for _ in 0..<2 {
      let bucket = await reader.observedBucket(BucketPlace(name: "source", region: "cn-x"))
      if case .unknown(let reason) = bucket {
        #expect(doubt != nil && reason.kind == .access)
      } else {
        #expect(doubt == nil)
      }
    }
    let notice =
      doubt.map { ConnectionNotice.clockNotCorrected(seconds: offset, $0) } ?? .clockCorrected(seconds: offset)
    #expect(notices.withLock { $0 } == [notice])
    #expect(service.times.withLock { Set($0).subtracting([here]) } == (doubt == nil ? [here + offset] : []))
  }

  @Test func aWriteWhoseSignatureWasRefusedIsSentOnceMore() async throws {
    let service = Service(now: here + 7200)
    _ = try await OSSWriter(connection: connection(service)).putBucketReplication(
      Example.rule(), on: BucketPlace(name: Example.rule().address.source, region: "cn-x"))
    #expect(service.times.withLock { $0 } == [here, here + 7200])
  }

  @Test func manyRequestsUnderWayAreEachSignedAnewAndItIsToldOnce() async {
    let service = Service(now: here - 7200)
    let notices = Mutex(0)
    let reader = OSSReader(connection: connection(service) { _ in notices.withLock { $0 += 1 } })
    await withTaskGroup(of: Bool.self) { group in
      for number in 0..<40 {
        group.addTask {
          if case .known = await reader.observedBucket(
            BucketPlace(name: BucketName("bucket-\(number)"), region: "cn-x"))
          {
            true
          } else {
            false
          }
        }
      }
      for await known in group { #expect(known) }
    }
    #expect(notices.withLock { $0 } == 1)
  }

  @Test func withoutTheServersTimeItIsAnAccessFailure() async {
    let service = Service(now: here + 7200, saysServerTime: false, saysDate: false)
    guard
      case .unknown(let reason) = await OSSReader(connection: connection(service)).observedBucket(
        BucketPlace(name: "b-1", region: "cn-x"))
    else {
      Issue.record("should be unknown")
      return
    }
    #expect(reason.kind == .access)
    #expect(service.times.withLock { $0.count } == 1)
  }

  @Test func aServerThatRefusesItsOwnTimeIsNotAskedForEver() async {
    // It says the time that the request was signed with.
    let answer = HTTPResponse.error(
      403, "RequestTimeTooSkewed", extra: "<ServerTime>2026-09-21T14:13:20.000Z</ServerTime>")
    let transport = ScriptedTransport([answer, answer, answer])
    _ = await OSSReader(connection: transport.connection()).observedBucket(BucketPlace(name: "source", region: "cn-x"))
    #expect(transport.requests.count == 1)
  }
}
