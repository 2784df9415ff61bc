internal import HTTPTransport
package import Replication
internal import XMLDocument

extension OSSWriter {
  /// Switches Replication Time Control of one rule on or off, the one change that OSS makes in place.
  ///
  /// - Throws: `OSSError`, with Code `BucketReplicationInClosingStatus` for a deleted rule and
  ///   `ReplicationLocationNotSupportRtc` or `BucketReplicationNotSupportRtc` where RTC is not offered.
  @discardableResult
  package func putBucketRTC(
    _ rtc: RTC, ofRule id: ExactString, of bucket: BucketPlace
  ) async throws(OSSError) -> WriteReceipt {
    let status = XMLElement("RTC", children: [XMLElement("Status", text: rtc.rawValue)])
    let body: [UInt8]
    do {
      body = try XMLElement("ReplicationRule", children: [status, XMLElement("ID", text: id.text)]).serialized()
    } catch {
      throw .notSent(reason: "the rule's ID can't be written as XML: \(error)")
    }
    return try await write(OSSRequest(method: .put, place: bucket, query: [("rtc", nil)], body: body))
  }
}
