import OSSEmulator
import TestSupport
import Testing
import XMLDocument

@Suite struct ReplicationLocationTests {
  private func locations(from region: String) throws -> XMLElement {
    var harness = Harness(buckets: false)
    harness.add(
      StoredBucket(
        name: "source", region: region, owner: EmulatorSettings.demoAccount, createdAt: harness.clock.now))
    let reply = harness.send("GET", "replicationLocation", region: region)
    #expect(reply.status == 200)
    return try reply.document()
  }

  private func texts(_ element: XMLElement?, _ name: String = "Location") -> [String] {
    element?.children(named: name).map(\.text) ?? []
  }

  @Test func hangzhouAnswersWhatWasRecorded() throws {
    let recorded = try XMLElement(
      parsing: Fixture.bytes("oss/get_replication_location.resp.go-v1-full-cn-hangzhou.xml"))
    #expect(try locations(from: "cn-hangzhou") == recorded)
  }

  @Test(arguments: RegionTable.regions)
  func everyRegionReachesAllOthersAndNotItself(_ region: String) throws {
    let document = try locations(from: region)
    let reached = texts(document)
    #expect(reached.count == 29)
    #expect(!reached.contains("oss-\(region)"))
    #expect(reached == reached.sorted())
    let accelerated = document.firstChild(named: "LocationTransferTypeConstraint")?.children.compactMap {
      $0.text("Location")
    }
    #expect(accelerated?.count == (RegionTable.isMainland(region) ? 17 : 13))
  }

  @Test func rtcExistsInTwoGroups() throws {
    #expect(texts(try locations(from: "us-west-1").firstChild(named: "LocationRTCConstraint")) == ["oss-us-east-1"])
    #expect(try locations(from: "eu-west-1").firstChild(named: "LocationRTCConstraint") == nil)
    #expect(
      texts(try locations(from: "cn-beijing").firstChild(named: "LocationRTCConstraint")).contains("oss-cn-hangzhou"))
  }

  @Test func aRegionWithoutReplicationHasAnEmptyLocation() throws {
    #expect(try locations(from: "cn-remote").canonical == "<ReplicationLocation><Location/></ReplicationLocation>")
  }

  @Test func accelerationCrossesTheBorderInBothDirections() throws {
    var harness = Harness()
    let acceleration = "<TransferType>oss_acc</TransferType>"
    #expect(
      harness.put(rule(bucket: "far", location: "oss-ap-southeast-1", destination: acceleration)).status == 200)
    #expect(
      harness.put(
        rule(bucket: "source", location: "oss-cn-hangzhou", destination: acceleration), into: "far",
        region: "ap-southeast-1"
      ).status == 200)
  }
}
