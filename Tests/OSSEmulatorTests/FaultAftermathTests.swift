import OSSEmulator
import Testing
import XMLDocument

/// What faults leave behind after a write.
@Suite struct FaultAftermathTests {
  private func ids(_ harness: inout Harness) throws -> [String?] { try harness.rules().map { $0.text("ID") } }

  @Test(arguments: OperationCase.writes)
  func readsAreStaleAfterEveryWrite(_ operation: OperationCase) throws {
    var harness = OperationCase.harness()
    let bucket =
      ["PutBucket": "fresh", "DeleteBucket": "near", "PutBucketVersioning": "near"][operation.name] ?? "source"
    try harness.setFaults(#"{"id": "stale", "do": {"kind": "stale-reads", "for": "2s"}}"#)
    let queries = ["bucketInfo", "replication", "versioning"]
    func read(_ harness: inout Harness) -> [[UInt8]] {
      queries.map { query in
        let reply = harness.send("GET", bucket: bucket, query)
        return reply.status == 200 ? reply.body : Array(reply.refusal.utf8)
      }
    }
    let before = read(&harness)
    let write = operation.send(&harness)
    #expect(write.changedStore && write.record?.faults == ["stale"])
    harness.clock.advance(by: .milliseconds(1_999))
    #expect(read(&harness) == before)
    harness.clock.advance(by: .milliseconds(1))
    #expect(read(&harness) != before)
  }

  @Test(arguments: OperationCase.readsOfBuckets)
  func everyReadOfTheBucketUsesAStaleStateUp(_ operation: OperationCase) throws {
    var harness = OperationCase.harness()
    try harness.setFaults(#"{"id": "stale", "do": {"kind": "stale-reads", "reads": 2}}"#)
    #expect(harness.put(rule(id: "s", bucket: "other")).status == 200)
    #expect(harness.send("GET", bucket: "near", "replication").record?.faults == [])
    #expect(harness.send("GET", bucket: nil).record?.faults == [])
    #expect(operation.send(&harness).record?.faults == ["stale"])
    #expect(try ids(&harness) == ["r"])
    #expect(try ids(&harness) == ["r", "s"])
  }

  @Test func writesSeeTheTruth() throws {
    var harness = Harness()
    try harness.setFaults(#"{"when": {"occurrence": 1}, "do": {"kind": "stale-reads", "for": "1h"}}"#)
    #expect(harness.put(rule(id: "r")).status == 200)
    #expect(harness.send("GET", "replication").refusal == "404 NoSuchReplicationConfiguration -")
    #expect(harness.put(rule(id: "s")).refusal == "400 BucketReplicationAlreadyExist 0031-00000044")
  }

  @Test func ofTwoStaleStatesTheOldestIsShown() throws {
    var harness = Harness()
    try harness.setFaults(#"{"do": {"kind": "stale-reads", "reads": 1}}"#)
    _ = harness.put(rule(id: "r"))
    _ = harness.put(rule(id: "s", bucket: "other"))
    #expect(try ids(&harness) == [])
    #expect(try ids(&harness) == ["r"])
    #expect(try ids(&harness) == ["r", "s"])
  }

  @Test func aRefusedWriteLeavesNothingBehind() throws {
    var harness = OperationCase.harness()
    try harness.setFaults(#"{"id": "stale", "do": {"kind": "stale-reads", "for": "1h"}}"#)
    let refused = harness.put(rule(id: "r2"))
    #expect(refused.status == 400)
    #expect(refused.record?.faults == [])
    #expect(harness.send("GET", "replication").record?.faults == [])
  }

  @Test func aLostAnswerCanBeFollowedByStaleReads() throws {
    var harness = Harness()
    try harness.setFaults(
      #"""
      {"id": "stale", "when": {"occurrence": 1}, "do": {"kind": "stale-reads", "reads": 1}},
      {"id": "lost", "when": {"operation": "write", "occurrence": 1}, "do": {"kind": "reset", "point": "after-effect"}}
      """#)
    let reply = harness.put(rule(id: "r"))
    #expect(reply.delivery.ending == .reset)
    #expect(reply.record?.faults == ["lost", "stale"])
    #expect(try ids(&harness) == [])
    #expect(try ids(&harness) == ["r"])
  }

  @Test func whatTookNoEffectHasNoAftermath() throws {
    var harness = Harness()
    try harness.setFaults(
      #"""
      {"id": "stale", "do": {"kind": "stale-reads", "reads": 1}},
      {"id": "lost", "when": {"operation": "write"}, "do": {"kind": "reset", "point": "before-effect"}}
      """#)
    #expect(harness.put(rule(id: "r")).record?.faults == ["lost"])
    #expect(harness.send("GET", "replication").record?.faults == [])
  }

  @Test func aClosingThatNeverEndsEndsWithItsFault() throws {
    var harness = OperationCase.harness()
    try harness.setFaults(#"{"do": {"kind": "late-closing", "for": "ever"}}"#)
    #expect(harness.delete("r").status == 200)
    harness.clock.advance(by: .seconds(86_400 * 365))
    #expect(try harness.rules().map { $0.text("Status") } == ["closing"])
    #expect(harness.put(rule(id: "s")).refusal == "400 BucketReplicationAlreadyExist 0031-00000044")
    #expect(harness.delete("r").status == 204)
    try harness.setFaults("")
    #expect(try ids(&harness) == [])
    #expect(harness.put(rule(id: "s")).status == 200)
  }

  @Test func aClosingCanTakeItsTime() throws {
    var harness = OperationCase.harness()
    try harness.setFaults(#"{"do": {"kind": "late-closing", "for": "90s"}}"#)
    _ = harness.delete("r")
    harness.clock.advance(by: .milliseconds(89_999))
    #expect(try ids(&harness) == ["r"])
    harness.clock.advance(by: .milliseconds(1))
    #expect(try ids(&harness) == [])
  }

  @Test func aLateClosingSurvivesARestartAndEndsWhenAllFaultsAreCleared() throws {
    var harness = OperationCase.harness()
    try harness.setFaults(#"{"do": {"kind": "late-closing", "for": "ever"}}"#)
    _ = harness.delete("r")
    var next = Harness(buckets: false)
    next.emulator.store = try StateDocument.store(from: StateDocument.bytes(of: harness.emulator.store))
    next.clock.advance(by: .seconds(3600))
    #expect(try ids(&next) == ["r"])
    try next.setFaults("")
    #expect(try ids(&next) == [])
  }

  @Test func anAcceptedRuleIsNeverListed() throws {
    var harness = OperationCase.harness()
    try harness.setFaults(#"{"id": "v", "when": {"occurrence": 1}, "do": {"kind": "vanishing-rule"}}"#)
    let reply = harness.put(rule(id: "s", bucket: "other"))
    #expect(reply.status == 200 && reply.header("x-oss-replication-rule-id") == "s")
    #expect(reply.record?.faults == ["v"])
    #expect(try ids(&harness) == ["r"])
    #expect(harness.put(rule(id: "s", bucket: "other")).status == 200)
    #expect(try ids(&harness) == ["r", "s"])
  }

  @Test func anAcceptedRuleIsListedForSomeTimeOnly() throws {
    var harness = OperationCase.harness()
    try harness.setFaults(#"{"do": {"kind": "vanishing-rule", "for": "3s"}}"#)
    _ = harness.put(rule(id: "s", bucket: "other"))
    harness.clock.advance(by: .milliseconds(2_999))
    #expect(try ids(&harness) == ["r", "s"])
    #expect(harness.put(rule(id: "t", bucket: "other")).status == 400)
    harness.clock.advance(by: .milliseconds(1))
    #expect(try ids(&harness) == ["r"])
  }

  @Test func anAcceptedRuleIsListedForSomeReadsOnly() throws {
    var harness = OperationCase.harness()
    try harness.setFaults(#"{"do": {"kind": "vanishing-rule", "reads": 2}}"#)
    _ = harness.put(rule(id: "s", bucket: "other"))
    _ = harness.send("GET", bucket: "near", "replication")
    #expect(try ids(&harness) == ["r", "s"])
    let last = harness.send("GET", "replication")
    #expect(String(decoding: last.body, as: UTF8.self).contains("<ID>s</ID>"))
    #expect(last.changedStore)
    #expect(try ids(&harness) == ["r"])
  }

  @Test func whatFaultsLeftBehindGoesWithThem() throws {
    var harness = OperationCase.harness()
    try harness.setFaults(
      #"""
      {"do": {"kind": "vanishing-rule", "reads": 1}},
      {"when": {"operation": "PutBucketReplication"}, "do": {"kind": "stale-reads", "for": "1h"}}
      """#)
    _ = harness.put(rule(id: "s", bucket: "other"))
    try harness.setFaults("")
    for _ in 0..<3 { #expect(try ids(&harness) == ["r", "s"]) }
  }
}
