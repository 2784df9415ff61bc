import OSSEmulator
import TestSupport
import Testing
import XMLDocument

@Suite struct RTCTests {
  private static let withoutHistory = "<HistoricalObjectReplication>disabled</HistoricalObjectReplication>"

  private func rtc(_ harness: inout Harness) throws -> String? {
    try harness.rules().first?.text("RTC/Status")
  }

  @Test(arguments: ["enabled", "Enabled", "ENABLED"])
  func rtcOfANewRuleIsEnablingAndThenEnabled(_ spelling: String) throws {
    var harness = Harness { $0.durations.rtcEnabling = .seconds(20) }
    let elements = "<RTC><Status>\(spelling)</Status></RTC>" + Self.withoutHistory
    #expect(harness.put(rule(id: "r", elements)).status == 200)
    #expect(try rtc(&harness) == "enabling")
    harness.clock.advance(by: .milliseconds(19_999))
    #expect(try rtc(&harness) == "enabling")
    harness.clock.advance(by: .milliseconds(1))
    #expect(try rtc(&harness) == "enabled")
  }

  @Test func rtcIsNotEnabledBeforeTheRuleIsDoing() throws {
    var harness = Harness { $0.durations.rtcEnabling = .zero }
    _ = harness.put(rule(id: "r", "<RTC><Status>enabled</Status></RTC>" + Self.withoutHistory))
    harness.clock.advance(by: .seconds(9))
    #expect(try rtc(&harness) == "enabling")
    harness.clock.advance(by: .seconds(1))
    #expect(try rtc(&harness) == "enabled")
  }

  @Test func rtcIsNotEnabledBeforeHistoryIsCopied() throws {
    var harness = Harness {
      $0.durations.rtcEnabling = .zero
      $0.durations.history = .seconds(30)
    }
    _ = harness.put(rule(id: "r", "<RTC><Status>enabled</Status></RTC>"))
    harness.clock.advance(by: .milliseconds(39_999))
    #expect(try rtc(&harness) == "enabling")
    harness.clock.advance(by: .milliseconds(1))
    #expect(try rtc(&harness) == "enabled")
  }

  @Test func switchingOffRemovesTheElementAtOnceAndSwitchingOnBeginsAnew() throws {
    var harness = Harness()
    _ = harness.put(rule(id: "r", "<RTC><Status>enabled</Status></RTC>"))
    harness.clock.advance(by: .seconds(60))
    #expect(try rtc(&harness) == "enabled")
    let reply = harness.putRTC("r", "disabled")
    #expect(reply.status == 200)
    #expect(reply.body.isEmpty)
    #expect(try rtc(&harness) == nil)
    #expect(harness.putRTC("r", "Enabled").status == 200)
    #expect(try rtc(&harness) == "enabling")
  }

  @Test func theSameStateAgainIsASuccess() throws {
    var harness = Harness()
    _ = harness.put(rule(id: "r"))
    #expect(harness.putRTC("r", "disabled").status == 200)
    #expect(harness.putRTC("r", "enabled").status == 200)
    harness.clock.advance(by: .seconds(60))
    #expect(harness.putRTC("r", "enabled").status == 200)
    #expect(try rtc(&harness) == "enabled")
  }

  @Test(arguments: [
    ("<ReplicationRule/>", "400 MalformedXML 0031-00000001"),
    ("<ReplicationRule><ID>r</ID></ReplicationRule>", "400 MalformedXML 0031-00000001"),
    ("<ReplicationRule><RTC/><ID>r</ID></ReplicationRule>", "400 MalformedXML 0031-00000001"),
    (
      "<RtcConfiguration><RTC><Status>enabled</Status></RTC><ID>r</ID></RtcConfiguration>",
      "400 MalformedXML 0031-00000001"
    ),
    ("<ReplicationRule><RTC><Status>enabled</Status></RTC></ReplicationRule>", "400 InvalidArgument 0031-00000015"),
    ("<ReplicationRule><RTC><Status>on</Status></RTC><ID>r</ID></ReplicationRule>", "400 InvalidArgument -"),
    (
      "<ReplicationRule><RTC><Status>enabled</Status></RTC><ID>x</ID></ReplicationRule>",
      "400 InvalidArgument 0031-00000110"
    ),
  ])
  func aWrongRequestIsRefused(_ body: String, _ answer: String) throws {
    var harness = Harness()
    _ = harness.put(rule(id: "r"))
    #expect(harness.send("PUT", "rtc", body: body).refusal == answer)
    #expect(try rtc(&harness) == nil)
  }

  @Test func theSamplesOfTheDocumentationAreTakenAndRefused() throws {
    var harness = Harness()
    _ = harness.put(rule(id: "test_replication_rule_1"))
    for (file, answer) in [
      ("put_rtc.req.doc-sample.xml", "200 - -"), ("put_rtc.req.go-v2.xml", "200 - -"),
      ("put_rtc.req.invalid-0031-00000015-missing-id.xml", "400 InvalidArgument 0031-00000015"),
    ] {
      let body = String(decoding: try Fixture.bytes("oss/\(file)"), as: UTF8.self)
      #expect(harness.send("PUT", "rtc", body: body).refusal == answer)
    }
  }

  @Test func rtcOfAClosingRuleIsRefused() {
    var harness = Harness()
    _ = harness.put(rule(id: "r"))
    _ = harness.delete("r")
    #expect(harness.putRTC("r", "enabled").refusal == "400 BucketReplicationInClosingStatus -")
  }

  @Test func rtcNeedsTwoRegionsThatHaveIt() {
    var harness = Harness()
    _ = harness.put(rule(id: "near", bucket: "near", location: "oss-cn-hangzhou"))
    #expect(harness.putRTC("near", "enabled").refusal == "400 BucketReplicationNotSupportRtc -")
    #expect(harness.putRTC("near", "disabled").status == 200)
    let acceleration = "<TransferType>oss_acc</TransferType>"
    _ = harness.put(rule(id: "far", bucket: "far", location: "oss-ap-southeast-1", destination: acceleration))
    #expect(harness.putRTC("far", "enabled").refusal == "400 ReplicationLocationNotSupportRtc 0031-00000203")
  }
}
