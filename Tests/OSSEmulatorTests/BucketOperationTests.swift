import OSSEmulator
import Testing
import XMLDocument

@Suite struct BucketOperationTests {
  @Test(arguments: [
    ("127.0.0.1", "eu-west-1", "eu-west-1"), ("new-bucket.oss-us-east-1.localhost", "us-east-1", "us-east-1"),
    ("new-bucket.localhost", "cn-beijing", "cn-beijing"),
  ])
  func putBucketMakesABucketInTheRegionOfTheRequest(_ host: String, _ region: String, _ expected: String) throws {
    var harness = Harness()
    let reply = harness.send("PUT", bucket: "new-bucket", region: region, host: host)
    #expect(reply.status == 200)
    #expect(reply.body.isEmpty)
    #expect(reply.header("Location") == "/new-bucket")
    let location = harness.send("GET", bucket: "new-bucket", "location", region: region)
    #expect(try location.document().canonical == "<LocationConstraint>oss-\(expected)</LocationConstraint>")
  }

  @Test func putBucketTakesAStorageClass() throws {
    var harness = Harness()
    let body = "<CreateBucketConfiguration><StorageClass>IA</StorageClass></CreateBucketConfiguration>"
    #expect(harness.send("PUT", bucket: "new-bucket", body: body).status == 200)
    let info = try harness.send("GET", bucket: "new-bucket", "bucketInfo").document()
    #expect(info.text("Bucket/StorageClass") == "IA")
  }

  @Test func onesOwnBucketMayBeMadeAgainAndKeepsItsRules() throws {
    var harness = Harness()
    _ = harness.put()
    #expect(harness.send("PUT").status == 200)
    #expect(try harness.rules().count == 1)
    #expect(harness.send("PUT", region: "cn-beijing").refusal == "409 BucketAlreadyExists -")
  }

  @Test(arguments: ["ab", "Upper", "under_score", "-start", "end-", "a.b"])
  func aWrongNameIsRefused(_ name: String) {
    var harness = Harness()
    let reply = harness.send("PUT", bucket: name)
    #expect(reply.refusal == "400 InvalidBucketName -")
    #expect(reply.errorField("BucketName") == name)
    #expect(harness.emulator.store[name] == nil)
  }

  @Test func aRegionThatDoesNotExistIsRefused() {
    var harness = Harness()
    #expect(
      harness.send("PUT", bucket: "new-bucket", region: "cn-nowhere").refusal == "400 InvalidLocationConstraint -")
    #expect(harness.send("PUT", bucket: "new-bucket", body: "<x/>").refusal == "400 MalformedXML 0031-00000001")
  }

  @Test func deleteBucketRemovesIt() {
    var harness = Harness()
    #expect(harness.send("DELETE").status == 204)
    #expect(harness.send("DELETE").refusal == "404 NoSuchBucket 0015-00000101")
  }

  @Test func bucketInfoTellsRegionVersioningAndWhetherThereAreRules() throws {
    var harness = Harness()
    var info = try harness.send("GET", "bucketInfo").document()
    #expect(info.name == "BucketInfo")
    #expect(info.text("Bucket/Name") == "source")
    #expect(info.text("Bucket/Location") == "oss-cn-hangzhou")
    #expect(info.text("Bucket/ExtranetEndpoint") == "oss-cn-hangzhou.aliyuncs.com")
    #expect(info.text("Bucket/IntranetEndpoint") == "oss-cn-hangzhou-internal.aliyuncs.com")
    #expect(info.text("Bucket/CreationDate") == "2026-09-21T14:13:20.000Z")
    #expect(info.text("Bucket/CrossRegionReplication") == "Disabled")
    #expect(info.text("Bucket/Versioning") == nil)
    #expect(info.text("Bucket/Owner/ID") == EmulatorSettings.demoAccount)
    #expect(info.text("Bucket/AccessControlList/Grant") == "private")

    harness.emulator.store["source"]?.versioning = .enabled
    harness.emulator.store["target"]?.versioning = .enabled
    #expect(harness.put().status == 200)
    info = try harness.send("GET", "bucketInfo").document()
    #expect(info.text("Bucket/CrossRegionReplication") == "Enabled")
    #expect(info.text("Bucket/Versioning") == "Enabled")
  }

  @Test func versioningHasNoStatusUntilItIsSwitchedOn() throws {
    var harness = Harness()
    #expect(try harness.send("GET", "versioning").document().canonical == "<VersioningConfiguration/>")
    for status in ["Enabled", "Suspended"] {
      let body = "<VersioningConfiguration><Status>\(status)</Status></VersioningConfiguration>"
      #expect(harness.send("PUT", "versioning", body: body).status == 200)
      #expect(try harness.send("GET", "versioning").document().text("Status") == status)
    }
  }

  @Test(arguments: [
    "", "<VersioningConfiguration/>", "<VersioningConfiguration><Status>enabled</Status></VersioningConfiguration>",
    "<Status>Enabled</Status>",
  ])
  func aWrongVersioningDocumentIsRefused(_ body: String) {
    var harness = Harness()
    #expect(harness.send("PUT", "versioning", body: body).refusal == "400 MalformedXML 0031-00000001")
  }

  @Test(arguments: [("source", "cn-hangzhou"), ("target", "cn-beijing")])
  func versioningIsFrozenAtBothEndsOfARuleUntilItIsGone(_ bucket: String, _ region: String) {
    let body = "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>"
    var harness = Harness()
    _ = harness.put(rule(id: "r"))
    let frozen = harness.send("PUT", bucket: bucket, "versioning", body: body, region: region)
    #expect(frozen.refusal == "400 InvalidArgument 0012-00000005")
    _ = harness.delete("r")
    harness.clock.advance(by: .seconds(5))
    #expect(harness.send("PUT", bucket: bucket, "versioning", body: body, region: region).status == 200)
  }

  @Test(arguments: [
    "bucketInfo", "location", "versioning", "replication", "replicationLocation", "replicationProgress",
  ])
  func everyReadRefusesTheBucketsOfOthersAndOfNobody(_ query: String) {
    var harness = Harness()
    harness.add(
      StoredBucket(name: "foreign", region: "cn-hangzhou", owner: "2", createdAt: harness.clock.now))
    #expect(harness.send("GET", bucket: "foreign", query).refusal == "403 AccessDenied 0003-00000001")
    let reply = harness.send("GET", bucket: "nowhere", query)
    #expect(reply.refusal == "404 NoSuchBucket 0015-00000101")
    #expect(reply.errorField("BucketName") == "nowhere")
    #expect(
      harness.send("GET", bucket: "target", query).errorField("Endpoint") == "oss-cn-beijing.aliyuncs.com")
  }
}
