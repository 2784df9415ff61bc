import HTTPTransport
import OSSClient
import Replication
import Testing

/// Which of two answers holds is never guessed.
@Suite("An answer that says something twice is not read")
struct DuplicateElementTests {
  enum Read: Sendable {
    case information, versioning, locations, progress, buckets, account
  }

  struct Sample: Sendable, CustomTestStringConvertible {
    let read: Read
    let body: String
    /// The element that stands there twice, or that holds something, in the damaged answer.
    let element: String
    var testDescription: String { "\(read): \(element)" }
  }

  private static let information = """
    <BucketInfo><Bucket><Name>source</Name><Location>oss-cn-hangzhou</Location><Versioning>Enabled</Versioning>\
    <TransferAcceleration>Disabled</TransferAcceleration><Owner><ID>1</ID></Owner></Bucket></BucketInfo>
    """
  private static let versioning = "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>"
  private static let locations = """
    <ReplicationLocation><Location>oss-cn-beijing</Location><LocationTransferTypeConstraint><LocationTransferType>\
    <Location>oss-us-west-1</Location><TransferTypes><Type>oss_acc</Type></TransferTypes></LocationTransferType>\
    </LocationTransferTypeConstraint><LocationRTCConstraint><Location>oss-cn-beijing</Location></LocationRTCConstraint>\
    </ReplicationLocation>
    """
  private static let progress = """
    <ReplicationProgress><Rule><ID>r</ID><Destination><Bucket>d</Bucket></Destination><Status>doing</Status>\
    <Progress><HistoricalObject>0.5</HistoricalObject><NewObject>2015-09-24T15:28:14.000Z</NewObject></Progress></Rule>\
    </ReplicationProgress>
    """
  private static let buckets = """
    <ListAllMyBucketsResult><IsTruncated>false</IsTruncated><NextMarker></NextMarker><Owner><ID>1</ID></Owner><Buckets>\
    <Bucket><Name>source</Name><Location>oss-cn-hangzhou</Location></Bucket></Buckets></ListAllMyBucketsResult>
    """

  private static func samples(_ read: Read, _ body: String, _ elements: String...) -> [Sample] {
    elements.map { Sample(read: read, body: body, element: $0) }
  }

  static let samples =
    samples(
      .information, information, "Bucket", "Name", "Location", "Versioning", "TransferAcceleration", "Owner", "ID")
    + samples(.versioning, versioning, "Status")
    + samples(
      .locations, locations, "LocationTransferTypeConstraint", "LocationTransferType", "TransferTypes",
      "LocationRTCConstraint")
    + samples(
      .progress, progress, "ID", "Destination", "Bucket", "Status", "Progress", "HistoricalObject", "NewObject")
    + samples(.buckets, buckets, "IsTruncated", "NextMarker", "Owner", "ID", "Buckets", "Name", "Location")
    + samples(.account, buckets, "Owner", "ID")

  @Test(arguments: samples)
  func theSecondIsNoBetterThanTheFirst(sample: Sample) async throws {
    try await read(sample.read, sample.body)
    let damaged = try #require(twice(sample.element, in: sample.body))
    let error = await #expect(throws: OSSError.self) { try await read(sample.read, damaged) }
    guard case .unreadable(let answer)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(answer.reason.contains("\(sample.element)>") || answer.reason.contains("twice"), "\(answer.reason)")
  }

  /// What holds more than a text is not read for the text beside it.
  @Test(arguments: samples.filter { ["Name", "Versioning", "Status", "HistoricalObject"].contains($0.element) })
  func aTextWithMoreInItIsNoText(sample: Sample) async throws {
    for opening in ["<\(sample.element) a=\"\">", "<\(sample.element)><b/>"] {
      let damaged = sample.body.replacing("<\(sample.element)>", with: opening)
      await #expect(throws: OSSError.self) { try await read(sample.read, damaged) }
    }
  }

  private func read(_ read: Read, _ body: String) async throws {
    let reader = OSSReader(connection: ScriptedTransport([HTTPResponse.ok(body)]).connection())
    switch read {
    case .information: _ = try await reader.bucketInfo(of: .source)
    case .versioning: _ = try await reader.bucketVersioning(of: .source)
    case .locations: _ = try await reader.bucketReplicationLocation(of: .source)
    case .progress: _ = try await reader.bucketReplicationProgress(of: .source)
    case .buckets: _ = try await reader.buckets(in: "cn-hangzhou")
    case .account: _ = try await reader.accountID(in: "cn-hangzhou")
    }
  }

  /// The document with its first element of a name written a second time behind the first.
  private func twice(_ name: String, in body: String) -> String? {
    guard let start = body.firstRange(of: "<\(name)>")?.lowerBound,
      let end = body[start...].firstRange(of: "</\(name)>")?.upperBound
    else { return nil }
    return String(body[..<end] + body[start...])
  }
}
