import OSSEmulator
import Testing
import XMLDocument

@Suite struct ProgressTests {
  private func progress(_ harness: inout Harness, _ query: String = "replicationProgress&rule-id=r") throws
    -> XMLElement
  {
    let reply = harness.send("GET", query)
    #expect(reply.status == 200)
    let document = try reply.document()
    #expect(document.name == "ReplicationProgress")
    return try #require(document.firstChild(named: "Rule"))
  }

  @Test(arguments: ["enabled", "disabled"])
  func aStartingRuleHasCopiedNothing(_ history: String) throws {
    var harness = Harness()
    _ = harness.put(rule(id: "r", "<HistoricalObjectReplication>\(history)</HistoricalObjectReplication>"))
    let element = try progress(&harness)
    #expect(element.text("Status") == "starting")
    #expect(element.text("Progress/HistoricalObject") == "0")
    #expect(element.text("Progress/NewObject") == nil)
  }

  @Test func historyIsAShareOfOneThatGrows() throws {
    var harness = Harness()
    _ = harness.put(rule(id: "r"))
    harness.clock.advance(by: .seconds(10))
    #expect(try progress(&harness).text("Progress/HistoricalObject") == "0")
    harness.clock.advance(by: .milliseconds(1_500))
    #expect(try progress(&harness).text("Progress/HistoricalObject") == "0.05")
    harness.clock.advance(by: .seconds(24))
    #expect(try progress(&harness).text("Progress/HistoricalObject") == "0.85")
    #expect(try progress(&harness).text("Progress/NewObject") == "2026-09-21T14:13:55.500Z")
    harness.clock.advance(by: .seconds(60))
    #expect(try progress(&harness).text("Progress/HistoricalObject") == "1")
  }

  @Test func withoutHistoryThereIsOnlyNewObject() throws {
    var harness = Harness()
    _ = harness.put(rule(id: "r", "<HistoricalObjectReplication>disabled</HistoricalObjectReplication>"))
    harness.clock.advance(by: .seconds(10))
    let element = try progress(&harness)
    #expect(element.firstChild(named: "Progress")?.children.map(\.name) == ["NewObject"])
  }

  @Test func aClosingRuleIsStillAnswered() throws {
    var harness = Harness()
    _ = harness.put(rule(id: "r"))
    _ = harness.delete("r")
    let element = try progress(&harness)
    #expect(element.text("Status") == "closing")
    #expect(element.firstChild(named: "Progress") == nil)
  }

  @Test func theElementsAreThoseOfTheListWithoutRoleAndRTC() throws {
    var harness = Harness { $0.facts.syncRoleEcho = .always }
    _ = harness.put(
      rule(
        id: "r", "<PrefixSet><Prefix>a/</Prefix></PrefixSet><SyncRole>x</SyncRole><RTC><Status>enabled</Status></RTC>"))
    let names = try progress(&harness).children.map(\.name)
    #expect(
      names == ["ID", "PrefixSet", "Action", "Destination", "Status", "HistoricalObjectReplication", "Progress"])
  }

  @Test(arguments: ["replicationProgress", "replicationProgress=&rule-id=", "rule-id&replicationProgress"])
  func withoutAnIDAllRulesAreAnswered(_ query: String) throws {
    var harness = Harness()
    _ = harness.put(rule(id: "r"))
    _ = harness.put(rule(id: "s", bucket: "other"))
    let rules = try harness.send("GET", query).document().children(named: "Rule")
    #expect(rules.map { $0.text("ID") } == ["r", "s"])
  }

  @Test func anUnknownRuleIsAnErrorAlsoWithoutAnyConfiguration() {
    var harness = Harness()
    #expect(harness.send("GET", "replicationProgress&rule-id=x").refusal == "404 NoSuchReplicationRule -")
    #expect(harness.send("GET", "replicationProgress").refusal == "404 NoSuchReplicationConfiguration -")
    _ = harness.put(rule(id: "r"))
    #expect(harness.send("GET", "replicationProgress&rule-id=x").refusal == "404 NoSuchReplicationRule -")
  }
}
