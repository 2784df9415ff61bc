internal import HTTPTransport
package import Replication
internal import XMLDocument

extension OSSWriter {
  /// Deletes one rule. OSS goes on listing it as closing for a while.
  ///
  /// Deleting a rule that is closing, or from a bucket without rules, succeeds too.
  @discardableResult
  package func deleteBucketReplication(
    _ id: ExactString, of bucket: BucketPlace
  ) async throws(OSSError) -> WriteReceipt {
    let body: [UInt8]
    do {
      body = try XMLElement("ReplicationRules", children: [XMLElement("ID", text: id.text)]).serialized()
    } catch {
      throw .notSent(reason: "the rule's ID can't be written as XML: \(error)")
    }
    let query: [(name: String, value: String?)] = [("comp", "delete"), ("replication", nil)]
    return try await write(OSSRequest(method: .post, place: bucket, query: query, body: body))
  }
}
