internal import XMLDocument

extension Emulator {
  /// `GET /?replicationLocation` lists the regions that a bucket can replicate to, and what each can do. The bucket's own
  /// region is not listed although rules within it are allowed.
  func getBucketReplicationLocation(_ call: Call) throws(Refusal) -> Success {
    let region = try accessibleBucket(call).region
    let targets = RegionTable.targets(from: region)
    var children = targets.isEmpty ? [XMLElement("Location")] : targets.map(Self.location)
    let accelerated = RegionTable.acceleratedTargets(from: region).map { target in
      let types = XMLElement("TransferTypes", children: [XMLElement("Type", text: "oss_acc")])
      return XMLElement("LocationTransferType", children: [Self.location(target), types])
    }
    if !accelerated.isEmpty {
      children.append(XMLElement("LocationTransferTypeConstraint", children: accelerated))
    }
    let timeControlled = RegionTable.timeControlledTargets(from: region).map(Self.location)
    if !timeControlled.isEmpty { children.append(XMLElement("LocationRTCConstraint", children: timeControlled)) }
    return Success(document: XMLElement("ReplicationLocation", children: children))
  }

  private static func location(_ region: String) -> XMLElement {
    XMLElement("Location", text: "oss-\(region)")
  }
}
