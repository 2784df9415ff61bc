internal import XMLDocument

extension Emulator {
  /// `GET /` of the service lists the caller's buckets of all regions by name, up to `max-keys` (1 to 1000, by default
  /// 100) of those that begin with `prefix` and come after `marker`. The elements of paging are there only when the list
  /// is cut.
  func listBuckets(_ call: Call) throws(Refusal) -> Success {
    let account = call.caller.account
    try checkOwnPolicies(call, resource: "acs:oss:*:\(account):*")
    let prefix = call.parameter("prefix") ?? ""
    let marker = call.parameter("marker") ?? ""
    let maximum = try Self.maximumKeys(call.parameter("max-keys"))
    let matching = store.bucketsByName.filter {
      $0.owner == account && $0.name.hasPrefix(prefix) && marker.utf8.lexicographicallyPrecedes($0.name.utf8)
    }
    let page = matching.prefix(maximum)
    var children: [XMLElement] = []
    if page.count < matching.count, let last = page.last {
      children = [
        XMLElement("Prefix", text: prefix), XMLElement("Marker", text: marker),
        XMLElement("MaxKeys", text: String(maximum)), XMLElement("IsTruncated", text: "true"),
        XMLElement("NextMarker", text: last.name),
      ]
    }
    children.append(Self.owner(account))
    children.append(XMLElement("Buckets", children: page.map(Self.listed)))
    return Success(document: XMLElement("ListAllMyBucketsResult", children: children))
  }

  private static func maximumKeys(_ text: String?) throws(Refusal) -> Int {
    guard let text, !text.isEmpty else { return 100 }
    guard let number = Int(text), (1...1000).contains(number) else {
      throw .invalidArgument("Argument max-keys must be an integer between 1 and 1000.")
    }
    return number
  }

  static func listed(_ bucket: StoredBucket) -> XMLElement {
    let texts = [
      ("CreationDate", bucket.createdAt.xmlText), ("ExtranetEndpoint", Endpoints.extranet(of: bucket.region)),
      ("IntranetEndpoint", Endpoints.intranet(of: bucket.region)), ("Location", "oss-\(bucket.region)"),
      ("Name", bucket.name), ("Region", bucket.region), ("ResourceGroupId", "rg-emulator"),
      ("StorageClass", bucket.storageClass),
    ]
    return XMLElement("Bucket", children: texts.map { XMLElement($0.0, text: $0.1) })
  }
}
