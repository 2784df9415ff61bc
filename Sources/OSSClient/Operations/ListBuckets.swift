internal import HTTPTransport
package import Replication
package import XMLDocument

/// One bucket in the list of an account's buckets.
package struct ListedBucket: Hashable, Sendable {
  package var name: BucketName
  package var region: Region

  package init(name: BucketName, region: Region) {
    self.name = name
    self.region = region
  }
}

/// The buckets of an account, of all regions.
package struct BucketList: Hashable, Sendable {
  /// The account that owns them.
  package var ownerID: String?
  /// In the order in which OSS lists them: by name.
  package var buckets: [ListedBucket]

  package init(ownerID: String?, buckets: [ListedBucket]) {
    self.ownerID = ownerID
    self.buckets = buckets
  }
}

/// One page of the list.
package struct BucketListPage: Hashable, Sendable {
  package var list: BucketList
  /// Where the next page starts; nil on the last.
  package var nextMarker: String?

  /// Reads a ListAllMyBucketsResult element; nil when a bucket has no name or location, or a cut list names no marker.
  ///
  /// - Throws: `AmbiguousAnswer` where it says something twice.
  package init?(parsing root: XMLElement) throws(AmbiguousAnswer) {
    guard let buckets = try root.only("Buckets") else { return nil }
    list = BucketList(ownerID: try root.only("Owner")?.onlyText("ID"), buckets: [])
    for bucket in buckets.children(named: "Bucket") {
      guard let name = try bucket.onlyText("Name"), let location = try bucket.onlyText("Location") else { return nil }
      list.buckets.append(ListedBucket(name: BucketName(name), region: Region(location)))
    }
    let marker = try root.onlyText("NextMarker") ?? ""
    switch try root.onlyText("IsTruncated") {
    case "true":
      guard !marker.isEmpty else { return nil }
      nextMarker = marker
    // The elements of paging are absent when everything fits. A marker of a list that says to be whole is no proof of that.
    case nil, "false": guard marker.isEmpty else { return nil }
    default: return nil
    }
  }
}

extension BucketListPage {
  /// Whether following the list from here comes to an end: it is the last page, or its marker lies behind the one before and
  /// so do its buckets, of which there are some. OSS lists by name, and a page begins behind the marker.
  func leads(beyond marker: String?) -> Bool {
    guard let nextMarker else { return true }
    let start = marker ?? ""
    return !list.buckets.isEmpty && start.utf8.lexicographicallyPrecedes(nextMarker.utf8)
      && list.buckets.allSatisfy { start.utf8.lexicographicallyPrecedes($0.name.text.utf8) }
  }
}

extension OSSReader {
  /// Lists every bucket of the account whose name starts with `prefix`, page by page.
  ///
  /// - Parameters:
  ///   - region: the region whose endpoint is asked; the list is of all regions.
  ///   - endpoint: where the request goes, unless the connection says otherwise.
  ///   - account: the name of the account whose buckets are listed.
  ///   - pageSize: from 1 to 1000, OSS's limit.
  package func buckets(
    prefix: String = "", in region: Region, endpoint: EndpointChoice = .official(.public),
    account: String = Account.defaultName, pageSize: Int = 1000
  ) async throws(OSSError) -> BucketList {
    var whole = BucketList(ownerID: nil, buckets: [])
    var marker: String?
    var pages = 0
    repeat {
      pages += 1
      guard pages <= Self.pageLimit else {
        throw .notSent(reason: "the list of buckets has more than \(Self.pageLimit) pages")
      }
      let page = try await page(
        after: marker, prefix: prefix, region: region, endpoint: endpoint, account: account, pageSize: pageSize)
      whole.ownerID = whole.ownerID ?? page.list.ownerID
      whole.buckets += page.list.buckets
      marker = page.nextMarker
    } while marker != nil
    return whole
  }

  /// More pages than any account has: OSS allows 100 buckets of an account in a region unless it agrees to more.
  private static var pageLimit: Int { 10_000 }

  /// The number of the account whose credentials sign the requests, which the list of its buckets names.
  ///
  /// - Parameters:
  ///   - region: the region whose endpoint is asked; the answer is the same everywhere.
  ///   - endpoint: where the request goes, unless the connection says otherwise.
  ///   - account: the name under which the configuration knows the account.
  /// - Throws: `OSSError`; `unreadable` for an answer that names no owner.
  package func accountID(
    in region: Region, endpoint: EndpointChoice = .official(.public), account: String = Account.defaultName
  ) async throws(OSSError) -> String {
    let request = OSSRequest(
      method: .get, account: account, region: region, endpoint: endpoint, query: [("max-keys", "1")])
    return try await read(request) { response throws(OSSError) in
      let root = try connection.root(named: "ListAllMyBucketsResult", of: response, to: request)
      let read = try connection.read(response, to: request) { () throws(AmbiguousAnswer) in
        try root.only("Owner")?.onlyText("ID")
      }
      guard let id = read else {
        throw connection.unreadable(response, request, "the list of buckets does not name its owner")
      }
      return id
    }
  }

  private func page(
    after marker: String?, prefix: String, region: Region, endpoint: EndpointChoice, account: String, pageSize: Int
  ) async throws(OSSError) -> BucketListPage {
    var query: [(name: String, value: String?)] = [("max-keys", "\(pageSize)")]
    if let marker { query.append(("marker", marker)) }
    if !prefix.isEmpty { query.append(("prefix", prefix)) }
    let request = OSSRequest(method: .get, account: account, region: region, endpoint: endpoint, query: query)
    return try await read(request) { response throws(OSSError) in
      let root = try connection.root(named: "ListAllMyBucketsResult", of: response, to: request)
      let read = try connection.read(response, to: request) { () throws(AmbiguousAnswer) in
        try BucketListPage(parsing: root)
      }
      guard let page = read, page.leads(beyond: marker) else {
        throw connection.unreadable(response, request, "the list of buckets can't be followed to its end")
      }
      return page
    }
  }
}
