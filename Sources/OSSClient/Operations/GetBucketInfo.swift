internal import HTTPTransport
package import Replication
package import XMLDocument

extension BucketInfo {
  /// Reads a BucketInfo element; nil without a name or a location.
  package init?(parsing root: XMLElement) {
    guard let bucket = root.firstChild(named: "Bucket"),
      let name = bucket.firstChild(named: "Name")?.trimmedText, !name.isEmpty,
      let location = bucket.firstChild(named: "Location")?.trimmedText, !location.isEmpty
    else { return nil }
    let owner = bucket.firstChild(named: "Owner")?.firstChild(named: "ID")?.trimmedText
    self.init(
      name: BucketName(name), region: Region(location),
      versioning: BucketVersioning(wireText: bucket.firstChild(named: "Versioning")?.trimmedText),
      ownerID: owner.flatMap { $0.isEmpty ? nil : $0 },
      transferAcceleration: bucket.firstChild(named: "TransferAcceleration")?.trimmedText == "Enabled")
  }
}

extension OSSReader {
  /// Asks what a bucket is. OSS may answer from another region's endpoint too, so the region in the answer counts.
  ///
  /// - Throws: `OSSError`; `unreadable` for an answer without name or location, or about another bucket.
  package func bucketInfo(of bucket: BucketPlace) async throws(OSSError) -> BucketInfo {
    let request = OSSRequest(method: .get, place: bucket, query: [("bucketInfo", nil)])
    return try await read(request) { response throws(OSSError) in
      guard let info = BucketInfo(parsing: try connection.root(named: "BucketInfo", of: response, to: request)) else {
        throw connection.unreadable(response, request, "the bucket's information has no name or no location")
      }
      guard info.name == bucket.name else {
        throw connection.unreadable(response, request, "the information is about the bucket \(info.name)")
      }
      return info
    }
  }
}
