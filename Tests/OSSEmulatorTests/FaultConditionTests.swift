import Testing

@testable import OSSEmulator

/// Which requests a fault hits.
@Suite struct FaultConditionTests {
  /// Whether each of some reads of `source` is answered with 503.
  private func hits(_ when: String, requests: Int = 6, seed: Int = 0, id: String = "f") throws -> [Bool] {
    var harness = OperationCase.harness()
    try harness.setFaults(
      #"{"id": "\#(id)", "when": {\#(when)}, "do": {"kind": "error", "code": "SlowDown"}}"#, seed: seed)
    return (0..<requests).map { _ in harness.send("GET", "replication").status == 503 }
  }

  @Test(arguments: [
    ("", [true, true, true, true, true, true]),
    (#""occurrence": "every""#, [true, true, true, true, true, true]),
    (#""occurrence": 1"#, [true, false, false, false, false, false]),
    (#""occurrence": 3"#, [false, false, true, false, false, false]),
    (#""occurrence": {"from": 2, "to": 4}"#, [false, true, true, true, false, false]),
    (#""occurrence": {"from": 5}"#, [false, false, false, false, true, true]),
    (#""occurrence": {"to": 2}"#, [true, true, false, false, false, false]),
    (#""operation": "GetBucketReplication", "occurrence": 2"#, [false, true, false, false, false, false]),
    (#""operation": ["GetBucketInfo", "read"], "occurrence": 2"#, [false, true, false, false, false, false]),
    (#""operation": "write""#, [false, false, false, false, false, false]),
    (#""bucket": "source""#, [true, true, true, true, true, true]),
    (#""bucket": "s*e""#, [true, true, true, true, true, true]),
    (#""bucket": "target""#, [false, false, false, false, false, false]),
    (#""probability": 1"#, [true, true, true, true, true, true]),
  ])
  func theRequestsInTurnAreHit(_ when: String, _ expected: [Bool]) throws {
    #expect(try hits(when) == expected)
  }

  @Test(arguments: OperationCase.all)
  func anOperationIsFoundByItsName(_ operation: OperationCase) throws {
    for other in OperationCase.all {
      var harness = OperationCase.harness()
      try harness.setFaults(
        #"{"when": {"operation": "\#(operation.name)"}, "do": {"kind": "error", "code": "SlowDown"}}"#)
      #expect((other.send(&harness).status == 503) == (other.name == operation.name))
    }
  }

  @Test(arguments: OperationCase.all)
  func readsAndWritesAreGroups(_ operation: OperationCase) throws {
    for (group, isHit) in [("read", !operation.isWrite), ("write", operation.isWrite)] {
      var harness = OperationCase.harness()
      try harness.setFaults(#"{"when": {"operation": "\#(group)"}, "do": {"kind": "error", "code": "SlowDown"}}"#)
      #expect((operation.send(&harness).status == 503) == isHit)
    }
  }

  @Test func aRequestThatIsNoOperationIsHitByAFaultForAll() throws {
    var harness = Harness()
    try harness.setFaults(#"{"do": {"kind": "error", "code": "SlowDown"}}"#)
    #expect(harness.send("GET", "acl").status == 503)
    #expect(harness.emulator.respond(to: EmulatedRequest(method: "", target: "")).status == 503)
    try harness.setFaults(#"{"when": {"operation": ["read", "write"]}, "do": {"kind": "error", "code": "SlowDown"}}"#)
    #expect(harness.send("GET", "acl").status == 501)
  }

  @Test func bucketsAreCountedTogetherOrEachOnItsOwn() throws {
    func statuses(_ counting: String) throws -> [Int] {
      var harness = Harness()
      try harness.setFaults(
        #"{"when": {"occurrence": 1, "counting": "\#(counting)"}, "do": {"kind": "error", "code": "SlowDown"}}"#)
      return ["source", "near", "source", "near"].map { harness.send("GET", bucket: $0, "replication").status }
    }
    #expect(try statuses("together") == [503, 404, 404, 404])
    #expect(try statuses("by-bucket") == [503, 503, 404, 404])
  }

  @Test func aRuleIsFoundByItsDestination() throws {
    var harness = OperationCase.harness()
    #expect(harness.put(rule(id: "s", bucket: "other")).status == 200)
    let fault = #"{"when": {"destination": "oth*"}, "do": {"kind": "error", "code": "SlowDown"}}"#
    try harness.setFaults(fault)
    #expect(harness.delete("r").status == 200)
    #expect(harness.delete("s").status == 503)
    #expect(harness.putRTC("s", "enabled").status == 503)
    #expect(harness.putRTC("unknown", "enabled").status == 400)
    #expect(harness.send("GET", "replication").status == 200)
    #expect(harness.put(rule(id: "t", bucket: "near", location: "oss-cn-hangzhou")).status == 200)
    #expect(harness.put(rule(id: "u", bucket: "other")).status == 503)
    #expect(harness.put("not XML <").status == 400)
  }

  @Test func chanceIsTheSameInEveryRunAndAsLikelyAsAsked() throws {
    let first = try hits(#""probability": 0.3"#, requests: 1000, seed: 7)
    #expect((200...400).contains(first.count { $0 }))
    #expect(try hits(#""probability": 0.3"#, requests: 1000, seed: 7) == first)
    #expect(try hits(#""probability": 0.3"#, requests: 1000, seed: 8) != first)
    #expect(try hits(#""probability": 0.3"#, requests: 1000, seed: 7, id: "g") != first)
  }

  @Test func chanceDoesNotDependOnOtherFaults() throws {
    let alone = try hits(#""probability": 0.5"#, requests: 100, seed: 3)
    var harness = OperationCase.harness()
    try harness.setFaults(
      #"""
      {"when": {"probability": 0.5}, "do": {"kind": "latency", "duration": "1s", "jitter": "1s"}},
      {"id": "f", "when": {"probability": 0.5}, "do": {"kind": "error", "code": "SlowDown"}}
      """#, seed: 3)
    #expect((0..<100).map { _ in harness.send("GET", "replication").status == 503 } == alone)
  }

  @Test func theFirstEndingWinsAndAllAreCounted() throws {
    var harness = OperationCase.harness()
    try harness.setFaults(
      #"""
      {"id": "a", "when": {"occurrence": 1}, "do": {"kind": "error", "code": "SlowDown"}},
      {"id": "b", "when": {"occurrence": {"to": 2}}, "do": {"kind": "error", "code": "InternalError"}},
      {"id": "c", "when": {"occurrence": 3}, "do": {"kind": "empty-body"}}
      """#)
    let replies = (0..<4).map { _ in harness.send("GET", "replication") }
    #expect(replies.map(\.refusal).dropLast(2) == ["503 SlowDown -", "500 InternalError -"])
    #expect(replies.map { $0.record?.faults } == [["a"], ["b"], ["c"], []])
    #expect(replies.map(\.body.isEmpty) == [false, false, true, false])
    #expect(harness.emulator.faults.entries.map(\.matched) == [4, 4, 4])
    #expect(harness.emulator.faults.entries.map(\.fired) == [1, 1, 1])
  }

  @Test func whatIsBrokenOffBeforeItIsReadCountsForNoOtherFault() throws {
    var harness = OperationCase.harness()
    try harness.setFaults(
      #"""
      {"id": "a", "do": {"kind": "error", "code": "SlowDown"}},
      {"id": "b", "when": {"occurrence": 1}, "do": {"kind": "reset", "point": "before-reading"}}
      """#)
    #expect(harness.send("GET", "replication").delivery.ending == .reset)
    #expect(harness.emulator.faults.entries.map(\.matched) == [0, 1])
    #expect(harness.send("GET", "replication").status == 503)
  }

  @Test(
    arguments: [
      ("*", "abc", true), ("a*c", "abc", true), ("a*c", "ac", true), ("a*c", "acb", false), ("a?c", "abc", true),
      ("a?c", "ac", false), ("*b*", "abc", true), ("*x*", "abc", false), ("abc", "abc", true), ("abc", "ab", false),
      ("ab", "abc", false), ("a*b*c", "aXbYbc", true), ("**", "", true), ("?", "", false), ("a*ab", "aaab", true),
    ] as [(String, String, Bool)])
  func patternsMatchWholeNames(_ pattern: String, _ name: String, _ isMatch: Bool) throws {
    #expect(try #require(NamePattern(pattern)).matches(name) == isMatch)
  }

  @Test func aPatternOfManyStarsIsQuick() throws {
    let pattern = try #require(NamePattern(String(repeating: "*a", count: 500) + "b"))
    #expect(!pattern.matches(String(repeating: "a", count: 5000)))
  }
}
