internal import HTTPTransport
package import Replication
internal import XMLDocument

extension OSSReader {
  /// Every rule of a bucket, closing ones among them; none when OSS says `NoSuchReplicationConfiguration`.
  ///
  /// - Throws: `OSSError`; `unreadable` for anything but a well-formed list of at least one whole rule.
  package func bucketReplication(of bucket: BucketPlace) async throws(OSSError) -> [LiveRule] {
    try await listing(of: bucket).rules
  }

  /// Every rule of a bucket, and by what the answer can be found again.
  func listing(
    of bucket: BucketPlace
  ) async throws(OSSError) -> (rules: [LiveRule], metadata: ResponseMetadata) {
    let request = OSSRequest(method: .get, place: bucket, query: [("replication", nil)])
    do throws(OSSError) {
      return try await read(request) { response throws(OSSError) in
        let root = try connection.root(named: "ReplicationConfiguration", of: response, to: request)
        do throws(UntrustedRuleList) {
          return (try LiveRule.list(in: root, source: bucket.name), connection.metadata(of: response))
        } catch {
          throw connection.unreadable(response, request, error.reason)
        }
      }
    } catch {
      if case .service(let refusal) = error, refusal.status == 404, refusal.code == "NoSuchReplicationConfiguration" {
        return ([], ResponseMetadata(status: refusal.status, requestID: refusal.requestID))
      }
      throw error
    }
  }
}
