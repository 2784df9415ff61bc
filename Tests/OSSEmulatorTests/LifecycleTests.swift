import OSSEmulator
import Testing
import XMLDocument

@Suite struct LifecycleTests {
  private func started(_ rest: String = "") -> Harness {
    var harness = Harness()
    #expect(harness.put(rule(id: "r", rest)).status == 200)
    return harness
  }

  private func status(_ harness: inout Harness) throws -> String? {
    try harness.rules().first?.text("Status")
  }

  @Test func aRuleGoesFromStartingToDoing() throws {
    var harness = started()
    #expect(try status(&harness) == "starting")
    harness.clock.advance(by: .milliseconds(9_999))
    #expect(try status(&harness) == "starting")
    harness.clock.advance(by: .milliseconds(1))
    #expect(try status(&harness) == "doing")
    harness.clock.advance(by: .seconds(86_400))
    #expect(try status(&harness) == "doing")
  }

  @Test(arguments: [Duration.zero, .seconds(10)])
  func aDeletedRuleIsVisibleAsClosingUntilItIsGone(_ age: Duration) throws {
    var harness = started()
    harness.clock.advance(by: age)
    let reply = harness.delete("r")
    #expect(reply.status == 200)
    #expect(reply.body.isEmpty)
    #expect(try status(&harness) == "closing")
    harness.clock.advance(by: .milliseconds(4_999))
    #expect(try status(&harness) == "closing")
    harness.clock.advance(by: .milliseconds(1))
    let gone = harness.send("GET", "replication")
    #expect(gone.refusal == "404 NoSuchReplicationConfiguration -")
  }

  @Test func deletingAgainAnswers204AndDoesNotProlongTheClosing() throws {
    var harness = started()
    #expect(harness.delete("r").status == 200)
    harness.clock.advance(by: .seconds(4))
    let again = harness.delete("r")
    #expect(again.status == 204)
    #expect(again.body.isEmpty)
    harness.clock.advance(by: .seconds(1))
    #expect(try harness.rules().isEmpty)
  }

  @Test func deletingFromABucketWithoutRulesIsASuccess() {
    var harness = Harness()
    #expect(harness.delete("r").status == 200)
    _ = harness.put(rule(id: "r"))
    _ = harness.delete("r")
    harness.clock.advance(by: .seconds(5))
    #expect(harness.delete("r").status == 200)
  }

  @Test(arguments: [("not-found", "404 NoSuchReplicationRule -"), ("ok", "200 - -")])
  func deletingAnUnknownRuleBesideOthersIsAnOpenFact(_ value: String, _ answer: String) throws {
    var facts = EmulatorFacts()
    try facts.assign("delete-unknown-id=\(value)")
    var harness = Harness { $0.facts = facts }
    _ = harness.put(rule(id: "r"))
    #expect(harness.delete("unknown").refusal == answer)
    #expect(try harness.rules().map { $0.text("Status") } == ["starting"])
  }

  @Test(arguments: [
    ("<ReplicationRules><ID></ID></ReplicationRules>", "400 MalformedXML 0031-00000001"),
    ("<ReplicationRules/>", "400 MalformedXML 0031-00000001"),
    ("<ReplicationRule><ID>r</ID></ReplicationRule>", "400 MalformedXML 0031-00000001"),
    ("", "400 MalformedXML 0031-00000001"),
    ("<ReplicationRules><ID>r</ID><ID>s</ID></ReplicationRules>", "400 TooManyReplicationRules -"),
    ("<ReplicationRules><ID>r</ID><ID>r</ID></ReplicationRules>", "400 TooManyReplicationRules -"),
  ])
  func aWrongDeletionLeavesTheRuleUntouched(_ body: String, _ answer: String) throws {
    var harness = started()
    #expect(harness.send("POST", "comp=delete&replication", body: body).refusal == answer)
    #expect(try status(&harness) == "starting")
  }

  @Test func aClosingRuleBlocksANewOneForThePairUntilItIsGone() {
    var harness = started()
    _ = harness.delete("r")
    #expect(harness.put(rule(id: "s")).refusal == "400 BucketReplicationAlreadyExist 0031-00000044")
    harness.clock.advance(by: .seconds(5))
    #expect(harness.put(rule(id: "s")).status == 200)
  }

  @Test func theDurationsCanBeSet() throws {
    var harness = Harness {
      $0.durations.starting = .zero
      $0.durations.closing = .seconds(60)
    }
    _ = harness.put(rule(id: "r"))
    #expect(try status(&harness) == "doing")
    _ = harness.delete("r")
    harness.clock.advance(by: .seconds(59))
    #expect(try status(&harness) == "closing")
  }

  @Test func rulesThatAreGoneAreForgottenAtTheNextWrite() {
    var harness = started()
    _ = harness.delete("r")
    harness.clock.advance(by: .seconds(5))
    _ = harness.put(rule(id: "s"))
    #expect(harness.emulator.store["source"]?.rules.map(\.id) == ["s"])
  }

  @Test func bucketsCanBeDeletedWhileRulesExist() throws {
    var harness = started()
    #expect(harness.send("DELETE", bucket: "target", region: "cn-beijing").status == 204)
    #expect(try harness.rules().first?.text("Destination/Bucket") == "target")
    #expect(harness.send("DELETE").status == 204)
    #expect(harness.send("GET", "replication").refusal == "404 NoSuchBucket 0015-00000101")
  }
}
