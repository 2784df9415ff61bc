import HTTPTransport
import OSSClient
import OSSSignature
import Replication
import Synchronization
import Testing

@Suite("The keys that sign a connection's requests")
struct SigningKeyTests {
  /// A key that is kept serves its own region and day alone: every signature is as if its key were derived afresh.
  @Test func everyRegionAndDayHasItsOwnKey() async throws {
    let transport = ScriptedTransport(
      Array(repeating: HTTPResponse.error(404, "NoSuchReplicationConfiguration"), count: 12))
    let now = Mutex<Int64>(1_790_000_000)
    let credentials = SigningCredentials(accessKeyID: "id", accessKeySecret: AccessKeySecret("secret-text"))
    let connection = OSSConnection(
      transport: transport, credentials: credentials,
      environment: RequestEnvironment(
        now: { SigningTime(unixSeconds: now.withLock { $0 }) }, elapsed: { .zero }, sleep: { _ in }, fraction: { 0.5 }))
    let reader = OSSReader(connection: connection)
    var expected: [String] = []
    for day in 0..<2 {
      for region: Region in ["cn-hangzhou", "cn-beijing", "cn-hangzhou"] {
        for hour in 0..<2 {
          let time = SigningTime(unixSeconds: 1_790_000_000 + Int64(day * 86_400 + hour * 60))
          now.withLock { $0 = time.unixSeconds }
          _ = await reader.observedBucket(BucketPlace(name: "source", region: region))
          let request = try #require(transport.requests.last)
          let signable = SignableRequest(
            method: "GET", bucket: "source", query: [(name: "replication", value: nil)],
            headers: request.headers.filter { $0.name.hasPrefix("Content-") }.map { (name: $0.name, value: $0.value) }
              + [(name: "host", value: "source.oss-\(region).aliyuncs.com")])
          expected += SignatureV4.signedHeaders(
            for: signable, credentials: credentials, region: region.identifier, time: time, additionalHeaders: ["host"]
          ).filter { $0.0 == "Authorization" }.map(\.1)
        }
      }
    }
    let sent = transport.requests.map { request in request.headers.first { $0.name == "Authorization" }?.value ?? "" }
    #expect(sent == expected)
    #expect(Set(sent).count == 8)
  }
}
