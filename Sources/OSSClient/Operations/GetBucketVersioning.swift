internal import HTTPTransport
package import Replication
internal import XMLDocument

extension OSSReader {
  /// Asks whether a bucket keeps old versions of its objects. Both ends of a rule must agree (EC 0031-00000053).
  package func bucketVersioning(of bucket: BucketPlace) async throws(OSSError) -> BucketVersioning {
    let request = OSSRequest(method: .get, place: bucket, query: [("versioning", nil)])
    return try await read(request) { response throws(OSSError) in
      let root = try connection.root(named: "VersioningConfiguration", of: response, to: request)
      return try connection.read(response, to: request) { () throws(AmbiguousAnswer) in
        BucketVersioning(wireText: try root.onlyText("Status"))
      }
    }
  }
}
