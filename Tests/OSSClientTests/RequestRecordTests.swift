import HTTPTransport
import OSSClient
import OSSSignature
import Replication
import Synchronization
import TestSupport
import Testing

@Suite("What is told of each request")
struct RequestRecordTests {
  /// The records of a call, whatever comes of it.
  private func records(
    _ answers: [Result<HTTPResponse, HTTPFailure>], _ call: (OSSReader, OSSWriter) async throws -> Void
  ) async -> [RequestRecord] {
    let records = Mutex<[RequestRecord]>([])
    let time = Mutex(Duration.zero)
    let connection = OSSConnection(
      transport: ScriptedTransport(answers),
      credentials: SigningCredentials(accessKeyID: "id", accessKeySecret: AccessKeySecret("secret-text")),
      environment: RequestEnvironment(
        now: { SigningTime(unixSeconds: 1_790_000_000) },
        elapsed: {
          time.withLock { time in
            time += .milliseconds(1)
            return time
          }
        }, sleep: { _ in }, fraction: { 0.5 }),
      requestEnded: { record in records.withLock { $0.append(record) } })
    do {
      try await call(OSSReader(connection: connection), OSSWriter(connection: connection))
    } catch {
      // Most calls fail: it is about what was sent.
    }
    return records.withLock { $0 }
  }

  private static let calls: [(name: String, call: @Sendable (OSSReader, OSSWriter) async throws -> Void)] = [
    ("GetBucketReplication", { reader, _ in _ = try await reader.bucketReplication(of: .invoices) }),
    ("GetBucketReplicationLocation", { reader, _ in _ = try await reader.bucketReplicationLocation(of: .invoices) }),
    (
      "GetBucketReplicationProgress",
      { reader, _ in _ = try await reader.bucketReplicationProgress(of: .invoices, rule: "rule-1") }
    ),
    ("GetBucketInfo", { reader, _ in _ = try await reader.bucketInfo(of: .invoices) }),
    ("GetBucketVersioning", { reader, _ in _ = try await reader.bucketVersioning(of: .invoices) }),
    ("ListBuckets", { reader, _ in _ = try await reader.buckets(prefix: "", in: "cn-hangzhou") }),
    ("PutBucketRTC", { _, writer in _ = try await writer.putBucketRTC(.enabled, ofRule: "rule-1", of: .invoices) }),
    (
      "PutBucketReplication",
      { _, writer in
        _ = try await writer.putBucketReplication(Example.rule(), on: .invoices)
      }
    ),
    (
      "DeleteBucketReplication",
      { _, writer in _ = try await writer.deleteBucketReplication("rule-1", of: .invoices) }
    ),
  ]

  @Test(arguments: calls.indices)
  func theOperationHasItsName(index: Int) async {
    let (name, call) = Self.calls[index]
    let records = await records([HTTPResponse.error(403, "AccessDenied")], call)
    #expect(records.map(\.operation) == [name])
    #expect(records.first?.bucket == (name == "ListBuckets" ? nil : "invoices"))
    let metadata = ResponseMetadata(status: 403, requestID: "5C3D9175B6FC201293AD4890")
    #expect(records.first?.ending == .answered(metadata, code: "AccessDenied"))
    #expect(records.first.map { $0.took > .zero } == true)
  }

  @Test func everyTryIsCounted() async {
    let answers = [
      HTTPResponse.error(503, "SlowDown"),
      .failure(HTTPFailure(kind: .timeout, mayHaveBeenSent: true, message: "no answer within 30 s")),
      HTTPResponse.error(404, "NoSuchReplicationConfiguration"),
    ]
    let records = await records(answers) { reader, _ in _ = try await reader.bucketReplication(of: .invoices) }
    #expect(records.map(\.attempt) == [1, 2, 3])
    #expect(records.dropFirst().first?.ending == .unanswered("no answer within 30 s"))
    #expect(records.allSatisfy { $0.host == "invoices.oss-cn-hangzhou.aliyuncs.com" })
  }
}
