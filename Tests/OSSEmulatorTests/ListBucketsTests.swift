import OSSEmulator
import Testing
import XMLDocument

@Suite struct ListBucketsTests {
  private func list(_ harness: inout Harness, _ query: String, region: String = "cn-hangzhou") throws -> XMLElement {
    let reply = harness.send("GET", bucket: nil, query, region: region)
    #expect(reply.status == 200)
    return try reply.document()
  }

  private func names(_ document: XMLElement) -> [String?] {
    document.firstChild(named: "Buckets")?.children(named: "Bucket").map { $0.text("Name") } ?? []
  }

  @Test(arguments: ["cn-hangzhou", "us-west-1"])
  func allRegionsAreListedFromAnyOne(_ region: String) throws {
    var harness = Harness()
    let document = try list(&harness, "", region: region)
    #expect(document.children.map(\.name) == ["Owner", "Buckets"])
    #expect(document.text("Owner/ID") == EmulatorSettings.demoAccount)
    #expect(names(document) == ["far", "near", "other", "source", "target"])
    let far = try #require(document.firstChild(named: "Buckets")?.children.first)
    #expect(far.text("Region") == "ap-southeast-1")
    #expect(far.text("Location") == "oss-ap-southeast-1")
    #expect(far.text("ExtranetEndpoint") == "oss-ap-southeast-1.aliyuncs.com")
    #expect(far.text("StorageClass") == "Standard")
  }

  @Test func aCutListTellsWhereToGoOn() throws {
    var harness = Harness()
    var marker = ""
    var pages: [[String?]] = []
    for _ in 0..<3 {
      let document = try list(&harness, "max-keys=2&marker=\(marker)")
      pages.append(names(document))
      #expect(document.text("IsTruncated") == (pages.count < 3 ? "true" : nil))
      #expect(document.text("MaxKeys") == (pages.count < 3 ? "2" : nil))
      marker = document.text("NextMarker") ?? ""
    }
    #expect(pages == [["far", "near"], ["other", "source"], ["target"]])
  }

  @Test func aPrefixNarrowsTheList() throws {
    var harness = Harness()
    #expect(names(try list(&harness, "prefix=s")) == ["source"])
    #expect(names(try list(&harness, "prefix=x")) == [])
    #expect(names(try list(&harness, "prefix=&marker=other")) == ["source", "target"])
  }

  @Test func byDefaultAHundredAreListed() throws {
    var harness = Harness(buckets: false)
    for number in 100..<201 {
      harness.add(
        StoredBucket(
          name: "b\(number)", region: "cn-hangzhou", owner: EmulatorSettings.demoAccount, createdAt: harness.clock.now))
    }
    let document = try list(&harness, "")
    #expect(names(document).count == 100)
    #expect(document.text("NextMarker") == "b199")
    #expect(names(try list(&harness, "max-keys=1000")).count == 101)
  }

  @Test(arguments: ["0", "1001", "-1", "ten"])
  func aWrongNumberIsRefused(_ number: String) {
    var harness = Harness()
    #expect(harness.send("GET", bucket: nil, "max-keys=\(number)").refusal == "400 InvalidArgument -")
  }

  @Test func theBucketsOfOthersAreNotListed() throws {
    var harness = Harness(buckets: false)
    harness.add(StoredBucket(name: "foreign", region: "cn-hangzhou", owner: "2", createdAt: harness.clock.now))
    #expect(names(try list(&harness, "")) == [])
  }
}
