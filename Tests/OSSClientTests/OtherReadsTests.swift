import HTTPTransport
import OSSClient
import Replication
import TestSupport
import Testing
import XMLDocument

@Suite("Reading what lies around the rules")
struct OtherReadsTests {
  private func reader(_ fixture: String) throws -> OSSReader {
    let answer = HTTPResponse(status: 200, body: try Fixture.bytes("oss/\(fixture)"))
    return OSSReader(connection: ScriptedTransport([.success(answer)]).connection())
  }

  @Test func theWholeListOfLocations() async throws {
    let locations = try await reader("get_replication_location.resp.go-v1-full-cn-hangzhou.xml")
      .bucketReplicationLocation(of: .source)
    #expect(locations.regions.count == 29)
    #expect(locations.regions.first == "ap-northeast-1")
    #expect(locations.accelerated.count == 17)
    #expect(locations.accelerated.contains("cn-hongkong"))
    #expect(!locations.accelerated.contains("cn-beijing"))
    #expect(locations.rtc == ["cn-beijing", "cn-qingdao", "cn-shanghai", "cn-shenzhen", "cn-zhangjiakou"])
  }

  @Test func locationsWithoutRTC() async throws {
    let locations = try await reader("get_replication_location.resp.sdk-sample.xml")
      .bucketReplicationLocation(of: .source)
    #expect(locations.regions == ["cn-beijing", "cn-qingdao", "cn-shenzhen", "cn-hongkong", "us-west-1"])
    #expect(locations.accelerated == ["cn-hongkong", "us-west-1"])
    #expect(locations.rtc.isEmpty)
  }

  @Test(arguments: [
    "get_replication_progress.resp.sdk-sample-doing.xml", "get_replication_progress.resp.doc-sample-trailing-space.xml",
  ])
  func progress(fixture: String) async throws {
    let progress = try await reader(fixture).bucketReplicationProgress(of: .source, rule: "r")
    #expect(
      progress.rules == [
        ReplicationProgress(
          id: "test_replication_1", destination: "target-bucket", status: .doing, historicalObject: .known(0.85),
          newObject: .known(1_443_108_494_000))
      ])
  }

  @Test(
    arguments: [
      ("<HistoricalObject>0</HistoricalObject>", .known(0), .absent),
      ("<NewObject>Thu, 24 Sep 2015 15:28:14 GMT</NewObject>", .absent, .known(1_443_108_494_000)),
      ("", .absent, .absent), ("<NewObject> </NewObject>", .absent, .absent),
      ("<HistoricalObject>lots</HistoricalObject>", .unreadable("lots"), .absent),
      ("<HistoricalObject>1.5</HistoricalObject>", .unreadable("1.5"), .absent),
      ("<NewObject>soon</NewObject>", .absent, .unreadable("soon")),
    ] as [(String, ProgressFigure<Double>, ProgressFigure<Int64>)])
  func progressInItsOtherForms(
    inner: String, historical: ProgressFigure<Double>, new: ProgressFigure<Int64>
  ) throws {
    let text =
      "<P><Rule><ID>r</ID><Destination><Bucket>d</Bucket></Destination><Progress>\(inner)</Progress></Rule></P>"
    let list = try #require(try ReplicationProgress.list(in: try XMLElement(parsing: Array(text.utf8))))
    #expect(list.first?.historicalObject == historical)
    #expect(list.first?.newObject == new)
  }

  @Test func bucketInfo() async throws {
    let info = try await reader("get_bucket_info.resp.sdk-sample-1.xml").bucketInfo(
      of: BucketPlace(name: "oss-example", region: "cn-hangzhou"))
    #expect(
      info
        == BucketInfo(name: "oss-example", region: "cn-hangzhou", versioning: .neverEnabled, ownerID: "27183473914****")
    )
  }

  @Test(arguments: [
    ("get_bucket_versioning.resp.enabled.xml", BucketVersioning.enabled),
    ("get_bucket_versioning.resp.never-enabled.xml", .neverEnabled),
  ])
  func versioning(fixture: String, expected: BucketVersioning) async throws {
    #expect(try await reader(fixture).bucketVersioning(of: .source) == expected)
  }

  @Test func buckets() async throws {
    let list = try await reader("list_buckets.resp.sdk-sample-1.xml").buckets(in: "cn-hangzhou")
    #expect(list.ownerID == "51264")
    #expect(
      list.buckets == [
        ListedBucket(name: "app-base-oss", region: "cn-shanghai"),
        ListedBucket(name: "mybucket", region: "cn-hangzhou"),
      ])
  }

  @Test func bucketsPageByPage() async throws {
    func page(_ name: String, next: String?) -> Result<HTTPResponse, HTTPFailure> {
      let cut = next.map { "<IsTruncated>true</IsTruncated><NextMarker>\($0)</NextMarker>" } ?? ""
      return HTTPResponse.ok(
        "<ListAllMyBucketsResult>\(cut)<Owner><ID>1</ID></Owner><Buckets><Bucket><Name>\(name)</Name><Location>oss-cn-x</Location></Bucket></Buckets></ListAllMyBucketsResult>"
      )
    }
    let transport = ScriptedTransport([page("aaa", next: "aaa"), page("bbb", next: nil)])
    let list = try await OSSReader(connection: transport.connection()).buckets(prefix: "p", in: "cn-x", pageSize: 1)
    #expect(list.buckets.map(\.name) == ["aaa", "bbb"])
    #expect(
      transport.requests.map(\.url) == [
        "https://oss-cn-x.aliyuncs.com/?max-keys=1&prefix=p",
        "https://oss-cn-x.aliyuncs.com/?max-keys=1&marker=aaa&prefix=p",
      ])
  }

  @Test func aListThatTurnsInCirclesIsRefused() async {
    let page = HTTPResponse.ok(
      "<ListAllMyBucketsResult><IsTruncated>true</IsTruncated><NextMarker>a</NextMarker><Buckets/></ListAllMyBucketsResult>"
    )
    let reader = OSSReader(connection: ScriptedTransport([page, page]).connection())
    await #expect(throws: OSSError.self) { try await reader.buckets(in: "cn-x") }
  }
}
