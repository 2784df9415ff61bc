internal import HTTPTransport
package import Replication
package import XMLDocument

extension BucketInfo {
  /// Reads a BucketInfo element; nil without a name or a location.
  ///
  /// - Throws: `AmbiguousAnswer` where it says something twice.
  package init?(parsing root: XMLElement) throws(AmbiguousAnswer) {
    guard let bucket = try root.only("Bucket"), let name = try bucket.onlyText("Name"),
      let location = try bucket.onlyText("Location")
    else { return nil }
    self.init(
      name: BucketName(name), region: Region(location),
      versioning: BucketVersioning(wireText: try bucket.onlyText("Versioning")),
      ownerID: try bucket.only("Owner")?.onlyText("ID"),
      transferAcceleration: try bucket.onlyText("TransferAcceleration") == "Enabled")
  }
}

extension OSSReader {
  /// Asks what a bucket is. OSS may answer from another region's endpoint too, so the region in the answer counts.
  ///
  /// - Throws: `OSSError`; `unreadable` for an answer without name or location, or about another bucket.
  package func bucketInfo(of bucket: BucketPlace) async throws(OSSError) -> BucketInfo {
    let request = OSSRequest(method: .get, place: bucket, query: [("bucketInfo", nil)])
    return try await read(request) { response throws(OSSError) in
      let root = try connection.root(named: "BucketInfo", of: response, to: request)
      let read = try connection.read(response, to: request) { () throws(AmbiguousAnswer) in
        try BucketInfo(parsing: root)
      }
      guard let info = read else {
        throw connection.unreadable(response, request, "the bucket's information has no name or no location")
      }
      guard info.name == bucket.name else {
        throw connection.unreadable(response, request, "the information is about the bucket \(info.name)")
      }
      return info
    }
  }
}
