internal import HTTPTransport
package import Replication
package import XMLDocument

/// How far one rule has come.
package struct ReplicationProgress: Hashable, Sendable {
  package var id: ExactString
  package var destination: BucketName
  package var status: RuleStatus
  /// The part of the existing objects that was copied, from 0 to 1; nil where OSS says nothing.
  package var historicalObject: Double?
  /// Everything written before this moment has arrived, in milliseconds since 1970; nil until the first copy.
  package var newObject: Int64?

  package init(
    id: ExactString, destination: BucketName, status: RuleStatus, historicalObject: Double? = nil,
    newObject: Int64? = nil
  ) {
    self.id = id
    self.destination = destination
    self.status = status
    self.historicalObject = historicalObject
    self.newObject = newObject
  }

  /// Reads the rules of a ReplicationProgress element; nil when one has no ID, no destination or unreadable figures.
  ///
  /// - Throws: `AmbiguousAnswer` where a rule says something twice.
  package static func list(in root: XMLElement) throws(AmbiguousAnswer) -> [ReplicationProgress]? {
    var list: [ReplicationProgress] = []
    for rule in root.children(named: "Rule") {
      guard let progress = try ReplicationProgress(parsing: rule) else { return nil }
      list.append(progress)
    }
    return list
  }

  private init?(parsing rule: XMLElement) throws(AmbiguousAnswer) {
    guard let id = try rule.only("ID")?.text, !id.isEmpty,
      let bucket = try rule.only("Destination")?.onlyText("Bucket")
    else { return nil }
    self.init(
      id: ExactString(id), destination: BucketName(bucket),
      status: RuleStatus(wireText: try rule.onlyText("Status") ?? ""))
    let progress = try rule.only("Progress")
    if let text = try progress?.onlyText("HistoricalObject") {
      guard let fraction = Double(text), (0...1).contains(fraction) else { return nil }
      historicalObject = fraction
    }
    if let text = try progress?.onlyText("NewObject") {
      guard let milliseconds = unixMilliseconds(text) else { return nil }
      newObject = milliseconds
    }
  }
}

extension OSSReader {
  /// Asks how far a rule has come, or without an ID every rule of the bucket.
  package func bucketReplicationProgress(
    of bucket: BucketPlace, rule: ExactString? = nil
  ) async throws(OSSError) -> [ReplicationProgress] {
    var query: [(name: String, value: String?)] = [("replicationProgress", nil)]
    if let rule { query.append(("rule-id", rule.text)) }
    let request = OSSRequest(method: .get, place: bucket, query: query)
    return try await read(request) { response throws(OSSError) in
      let root = try connection.root(named: "ReplicationProgress", of: response, to: request)
      let read = try connection.read(response, to: request) { () throws(AmbiguousAnswer) in
        try ReplicationProgress.list(in: root)
      }
      guard let list = read else {
        throw connection.unreadable(
          response, request, "a rule's progress has no ID, no destination or no readable figures")
      }
      return list
    }
  }
}
