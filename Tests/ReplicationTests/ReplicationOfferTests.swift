import Replication
import Testing

@Suite("What OSS offers to a bucket's rules")
struct ReplicationOfferTests {
  private let locations = ReplicationLocations(
    regions: ["us-west-1", "cn-beijing"], accelerated: ["us-west-1"], rtc: ["cn-beijing"])

  @Test func theBucketsOwnRegionIsAmongThem() {
    let offers = locations.offers(from: "cn-hangzhou")
    #expect(offers.map(\.region) == ["cn-beijing", "cn-hangzhou", "us-west-1"])
    #expect(offers[1] == ReplicationLocations(regions: [], accelerated: [], rtc: []).offers(from: "cn-hangzhou")[0])
    #expect(offers[1].plain == .yes && !offers[1].accelerated && !offers[1].rtc)
  }

  @Test func acrossTheBorderPlainTransferIsUnclear() {
    #expect(locations.offers(from: "cn-hangzhou").map(\.plain) == [.yes, .yes, .unclear])
    #expect(locations.offers(from: "us-east-1").map(\.plain) == [.unclear, .yes, .yes])
  }

  @Test func whatOSSListsOfTheOwnRegionCountsOnce() {
    let offers = ReplicationLocations(regions: ["cn-a", "cn-a"], accelerated: [], rtc: ["cn-a"]).offers(from: "cn-a")
    #expect(offers.count == 1)
    #expect(!offers[0].rtc)
  }
}
