internal import HTTPTransport
package import Replication
package import XMLDocument

extension ReplicationLocations {
  /// Reads a ReplicationLocation element. Types other than `oss_acc` are left out: internal is a matter of course.
  ///
  /// Nil without any Location, of which OSS documents that one is there, empty, when there is no region to replicate to;
  /// and nil where a Location is not a region.
  ///
  /// - Throws: `AmbiguousAnswer` where it has a constraint twice, or says two things of one region.
  package init?(parsing root: XMLElement) throws(AmbiguousAnswer) {
    let types = try root.only("LocationTransferTypeConstraint")?.children(named: "LocationTransferType") ?? []
    var accelerated: [XMLElement] = []
    var named: Set<String> = []
    for type in types {
      let location = try type.onlyText("Location") ?? ""
      guard named.insert(location).inserted else {
        throw AmbiguousAnswer(reason: "the answer names the transfer types of \(location) twice")
      }
      let names = try type.only("TransferTypes")?.children(named: "Type").map(\.trimmedText) ?? []
      if names.contains(TransferType.accelerated.rawValue) { accelerated.append(type) }
    }
    let rtc = try root.only("LocationRTCConstraint")
    guard root.firstChild(named: "Location") != nil, let all = Self.regions(in: [root]),
      let fast = Self.regions(in: accelerated), let timed = Self.regions(in: rtc.map { [$0] } ?? [])
    else { return nil }
    self.init(regions: all, accelerated: fast, rtc: timed)
  }

  private static func regions(in elements: [XMLElement]) -> [Region]? {
    let texts = elements.flatMap { $0.children(named: "Location").map(\.trimmedText) }.filter { !$0.isEmpty }
    return texts.allSatisfy(Region.isWellFormed) ? texts.map { Region($0) } : nil
  }
}

extension OSSReader {
  /// Asks where a bucket's objects can be replicated to; works for a bucket without rules.
  ///
  /// - Throws: `OSSError`; `unreadable` for an answer that names no Location at all, or one that is not a region.
  package func bucketReplicationLocation(
    of bucket: BucketPlace
  ) async throws(OSSError) -> ReplicationLocations {
    let request = OSSRequest(method: .get, place: bucket, query: [("replicationLocation", nil)])
    return try await read(request) { response throws(OSSError) in
      let root = try connection.root(named: "ReplicationLocation", of: response, to: request)
      let read = try connection.read(response, to: request) { () throws(AmbiguousAnswer) in
        try ReplicationLocations(parsing: root)
      }
      guard let locations = read else {
        throw connection.unreadable(response, request, "the list of locations holds none, or one that is no region")
      }
      return locations
    }
  }
}
