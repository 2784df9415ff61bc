import OSSEmulator
import OSSSignature
import Testing
import XMLDocument

/// Delays and clocks that are wrong.
@Suite struct FaultTimeTests {
  @Test(arguments: OperationCase.all)
  func latencyHoldsAnAnswerBackAndChangesNothingElse(_ operation: OperationCase) throws {
    var undisturbed = OperationCase.harness()
    let truth = operation.send(&undisturbed)
    var harness = OperationCase.harness()
    try harness.setFaults(#"{"do": {"kind": "latency", "duration": "300ms"}}"#)
    let reply = operation.send(&harness)
    #expect(reply.delivery.delay == .milliseconds(300))
    #expect(reply.body == truth.body && reply.status == truth.status)
    #expect(harness.emulator.store == undisturbed.emulator.store)
  }

  @Test func delaysAddUp() throws {
    var harness = Harness { $0.latency = .milliseconds(5) }
    try harness.setFaults(
      #"""
      {"do": {"kind": "latency", "duration": "300ms"}}, {"do": {"kind": "latency", "duration": "40ms"}},
      {"do": {"kind": "error", "code": "SlowDown"}}
      """#)
    let reply = harness.send("GET", "replication")
    #expect(reply.delivery.delay == .milliseconds(345))
    #expect(reply.status == 503)
  }

  @Test func jitterIsWithinItsBoundsAndTheSameInEveryRun() throws {
    func delays(seed: Int) throws -> [Duration] {
      var harness = Harness()
      try harness.setFaults(#"{"do": {"kind": "latency", "duration": "100ms", "jitter": "50ms"}}"#, seed: seed)
      return (0..<50).map { _ in harness.send("GET", "replication").delivery.delay }
    }
    let first = try delays(seed: 1)
    #expect(first.allSatisfy { $0 >= .milliseconds(100) && $0 < .milliseconds(150) })
    #expect(Set(first).count > 40)
    #expect(try delays(seed: 1) == first)
    #expect(try delays(seed: 2) != first)
  }

  @Test func aLateEffectComesOnlyWhenItIsDue() throws {
    var harness = OperationCase.harness()
    try harness.setFaults(#"{"id": "late", "do": {"kind": "latency", "duration": "2s", "point": "before-effect"}}"#)
    let before = harness.emulator.store
    let body = Array("<ReplicationRules><ID>r</ID></ReplicationRules>".utf8)
    let admission = harness.emulator.admit(harness.request("POST", "comp=delete&replication", body: body))
    #expect(admission.delay == .seconds(2))
    #expect(harness.emulator.store == before)
    harness.clock.advance(by: .seconds(2))
    let reply = harness.emulator.answer(admission)
    #expect(reply.status == 200 && reply.delivery.delay == .zero)
    #expect(reply.record?.faults == ["late"])
    #expect(harness.emulator.store["source"]?.rules.first?.closingSince == harness.clock.now)
  }

  @Test func whoCannotWaitForALateEffectGetsALateAnswer() throws {
    var harness = Harness()
    try harness.setFaults(#"{"do": {"kind": "latency", "duration": "2s", "point": "before-effect"}}"#)
    #expect(harness.put(rule(id: "r")).delivery.delay == .seconds(2))
  }

  @Test(arguments: [("+20m", 1_200), ("-20m", -1_200), ("+14m", 840), ("-14m", -840)])
  func aSkewedClockIsTheOneOfSignaturesAndHeaders(_ by: String, _ seconds: Int64) throws {
    for operation in OperationCase.all {
      var harness = OperationCase.harness()
      let now = harness.clock.now
      let before = harness.emulator.store
      try harness.setFaults(#"{"do": {"kind": "clock-skew", "by": "\#(by)"}}"#)
      let reply = operation.send(&harness)
      let shown = SigningTime(unixSeconds: now.milliseconds / 1000 + seconds)
      #expect(reply.header("Date") == shown.httpDate)
      guard abs(seconds) > 900 else {
        #expect((200...204).contains(reply.status))
        continue
      }
      #expect(reply.refusal == "403 RequestTimeTooSkewed 0002-00000504")
      #expect(reply.errorField("ServerTime") == (now + .seconds(seconds)).xmlText)
      #expect(reply.errorField("RequestTime") == now.xmlText)
      #expect(harness.emulator.store == before)
    }
  }

  @Test func aClientThatCorrectsItsClockIsLetIn() throws {
    var harness = Harness()
    try harness.setFaults(#"{"do": {"kind": "clock-skew", "by": "+20m"}}"#)
    let created = harness.clock.now
    let request = SignableRequest(
      method: "GET", bucket: "source", query: [(name: "replication", value: nil)],
      headers: [(name: "Host", value: "h")])
    let signed = SignatureV4.signedHeaders(
      for: request, credentials: harness.credentials, region: "cn-hangzhou",
      time: SigningTime(unixSeconds: created.milliseconds / 1000 + 1_200))
    let reply = harness.exchange(
      EmulatedRequest(
        method: "GET", target: "/source/?replication", headers: signed.map { (name: $0.0, value: $0.1) }))
    #expect(reply.refusal == "404 NoSuchReplicationConfiguration -")
  }

  @Test func statesGoByTheTrueClock() throws {
    var harness = Harness()
    try harness.setFaults(#"{"when": {"operation": "write"}, "do": {"kind": "clock-skew", "by": "+10m"}}"#)
    #expect(harness.put(rule(id: "r")).status == 200)
    #expect(try harness.rules().first?.text("Status") == "starting")
    harness.clock.advance(by: .seconds(10))
    #expect(try harness.rules().first?.text("Status") == "doing")
  }

  @Test func theDateHeaderFollowsTheClock() {
    var harness = Harness()
    #expect(harness.send("GET", "replication").header("Date") == "Mon, 21 Sep 2026 14:13:20 GMT")
    harness.clock.advance(by: .milliseconds(999))
    #expect(harness.send("GET", "replication").header("Date") == "Mon, 21 Sep 2026 14:13:20 GMT")
    harness.clock.advance(by: .milliseconds(1))
    #expect(harness.send("GET", "replication").header("Date") == "Mon, 21 Sep 2026 14:13:21 GMT")
    harness.clock.advance(by: .seconds(-3600))
    #expect(harness.send("GET", "replication").header("Date") == "Mon, 21 Sep 2026 13:13:21 GMT")
  }
}
