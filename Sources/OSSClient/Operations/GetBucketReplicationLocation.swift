internal import HTTPTransport
package import Replication
package import XMLDocument

/// Where a bucket's objects can be replicated to.
package struct ReplicationLocations: Hashable, Sendable {
  /// The regions that can receive copies. OSS leaves out the bucket's own, to which same-region replication works all the
  /// same.
  package var regions: [Region]
  /// The regions that transfer acceleration (`oss_acc`) reaches.
  package var accelerated: [Region]
  /// The regions to which Replication Time Control is offered.
  package var rtc: [Region]

  package init(regions: [Region], accelerated: [Region], rtc: [Region]) {
    self.regions = regions
    self.accelerated = accelerated
    self.rtc = rtc
  }

  /// Reads a ReplicationLocation element. Types other than `oss_acc` are left out: internal is a matter of course.
  package init(parsing root: XMLElement) {
    func regions(in element: XMLElement?) -> [Region] {
      (element?.children(named: "Location") ?? []).map(\.trimmedText).filter { !$0.isEmpty }.map { Region($0) }
    }
    let types = root.firstChild(named: "LocationTransferTypeConstraint")?.children(named: "LocationTransferType") ?? []
    let accelerated = types.filter { type in
      let names = type.firstChild(named: "TransferTypes")?.children(named: "Type").map(\.trimmedText) ?? []
      return names.contains(TransferType.accelerated.rawValue)
    }
    self.init(
      regions: regions(in: root),
      accelerated: accelerated.flatMap { regions(in: $0) },
      rtc: regions(in: root.firstChild(named: "LocationRTCConstraint")))
  }
}

extension OSSReader {
  /// Asks where a bucket's objects can be replicated to; works for a bucket without rules.
  package func bucketReplicationLocation(
    of bucket: BucketPlace
  ) async throws(OSSError) -> ReplicationLocations {
    let request = OSSRequest(method: .get, place: bucket, query: [("replicationLocation", nil)])
    return try await read(request) { response throws(OSSError) in
      ReplicationLocations(parsing: try connection.root(named: "ReplicationLocation", of: response, to: request))
    }
  }
}
