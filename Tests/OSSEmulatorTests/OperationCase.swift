import OSSEmulator
import Testing

/// One request of every operation. The harness has a rule `r` from `source` to `target`.
struct OperationCase: Sendable, CustomTestStringConvertible {
  let name: String
  let isWrite: Bool
  let send: @Sendable (inout Harness) -> EmulatedReply

  var testDescription: String { name }

  init(_ name: String, isWrite: Bool = false, _ send: @escaping @Sendable (inout Harness) -> EmulatedReply) {
    self.name = name
    self.isWrite = isWrite
    self.send = send
  }

  static func harness() -> Harness {
    var harness = Harness()
    #expect(harness.put(rule(id: "r")).status == 200)
    return harness
  }

  static let all = [
    OperationCase("ListBuckets") { $0.send("GET", bucket: nil) },
    OperationCase("PutBucket", isWrite: true) { $0.send("PUT", bucket: "fresh") },
    OperationCase("DeleteBucket", isWrite: true) { $0.send("DELETE", bucket: "near") },
    OperationCase("GetBucketInfo") { $0.send("GET", "bucketInfo") },
    OperationCase("GetBucketLocation") { $0.send("GET", "location") },
    OperationCase("GetBucketVersioning") { $0.send("GET", "versioning") },
    OperationCase("PutBucketVersioning", isWrite: true) {
      $0.send(
        "PUT", bucket: "near", "versioning",
        body: "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>")
    },
    OperationCase("PutBucketReplication", isWrite: true) { $0.put(rule(id: "s", bucket: "other")) },
    OperationCase("GetBucketReplication") { $0.send("GET", "replication") },
    OperationCase("DeleteBucketReplication", isWrite: true) { $0.delete("r") },
    OperationCase("PutBucketRTC", isWrite: true) { $0.putRTC("r", "enabled") },
    OperationCase("GetBucketReplicationLocation") { $0.send("GET", "replicationLocation") },
    OperationCase("GetBucketReplicationProgress") { $0.send("GET", "replicationProgress&rule-id=r") },
  ]

  static let writes = all.filter(\.isWrite)
  static let readsOfBuckets = all.filter { !$0.isWrite && $0.name != "ListBuckets" }
}
