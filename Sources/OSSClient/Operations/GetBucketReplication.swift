internal import HTTPTransport
package import Replication
internal import XMLDocument

extension OSSReader {
  /// Every rule of a bucket, closing ones among them; none when OSS says `NoSuchReplicationConfiguration`.
  ///
  /// - Throws: `OSSError`; `unreadable` for anything but a well-formed list of at least one whole rule.
  package func bucketReplication(of bucket: BucketPlace) async throws(OSSError) -> [LiveRule] {
    let request = OSSRequest(method: .get, place: bucket, query: [("replication", nil)])
    do throws(OSSError) {
      return try await read(request) { response throws(OSSError) in
        let root = try connection.root(named: "ReplicationConfiguration", of: response, to: request)
        do throws(UntrustedRuleList) {
          return try LiveRule.list(in: root, source: bucket.name)
        } catch {
          throw connection.unreadable(response, request, error.reason)
        }
      }
    } catch {
      if case .service(let refusal) = error, refusal.status == 404, refusal.code == "NoSuchReplicationConfiguration" {
        return []
      }
      throw error
    }
  }
}
