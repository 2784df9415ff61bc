internal import XMLDocument

extension Emulator {
  /// `GET /?bucketInfo` says what a bucket is. CrossRegionReplication only says whether it has any rule.
  func getBucketInfo(_ call: Call) throws(Refusal) -> Success {
    let bucket = try accessibleBucket(call)
    let hasRules = !liveRules(of: bucket, call).isEmpty
    var texts = [
      ("AccessMonitor", "Disabled"), ("BlockPublicAccess", "false"), ("CreationDate", bucket.createdAt.xmlText),
      ("CrossRegionReplication", hasRules ? "Enabled" : "Disabled"), ("DataRedundancyType", "LRS"),
      ("ExtranetEndpoint", Endpoints.extranet(of: bucket.region)),
      ("IntranetEndpoint", Endpoints.intranet(of: bucket.region)), ("Location", "oss-\(bucket.region)"),
      ("Name", bucket.name), ("ResourceGroupId", "rg-emulator"), ("StorageClass", bucket.storageClass),
      ("TransferAcceleration", "Disabled"),
    ]
    if let versioning = bucket.versioning { texts.append(("Versioning", versioning.rawValue)) }
    let children =
      texts.map { XMLElement($0.0, text: $0.1) } + [
        Self.owner(bucket.owner),
        XMLElement("AccessControlList", children: [XMLElement("Grant", text: "private")]),
        XMLElement(
          "ServerSideEncryptionRule", children: [XMLElement("SSEAlgorithm", text: "None")]),
        XMLElement("BucketPolicy", children: [XMLElement("LogBucket"), XMLElement("LogPrefix")]),
      ]
    return Success(document: XMLElement("BucketInfo", children: [XMLElement("Bucket", children: children)]))
  }

  /// `GET /?location` tells the region of a bucket.
  func getBucketLocation(_ call: Call) throws(Refusal) -> Success {
    Success(document: XMLElement("LocationConstraint", text: "oss-\(try accessibleBucket(call).region)"))
  }

  static func owner(_ account: String) -> XMLElement {
    XMLElement("Owner", children: [XMLElement("ID", text: account), XMLElement("DisplayName", text: account)])
  }
}
