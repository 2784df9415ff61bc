internal import HTTPTransport
internal import OSSSignature
package import Replication
package import XMLDocument

extension ReplicationProgress {
  /// Reads the rules of a ReplicationProgress element; nil when one has no ID or no destination.
  ///
  /// A figure that can't be read is kept as it was written: it says nothing, and the others still do.
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
    let progress = try rule.only("Progress")
    self.init(
      id: ExactString(id), destination: BucketName(bucket),
      status: RuleStatus(wireText: try rule.onlyText("Status") ?? ""),
      historicalObject: ProgressFigure(try progress?.onlyText("HistoricalObject")) { text in
        Double(text).flatMap { (0...1).contains($0) ? $0 : nil }
      },
      newObject: ProgressFigure(try progress?.onlyText("NewObject"), unixMilliseconds))
  }
}

extension ProgressFigure {
  /// - Parameter read: the figure that a text says; nil where it says none.
  fileprivate init(_ text: String?, _ read: (String) -> Value?) {
    guard let text, !text.isEmpty else {
      self = .absent
      return
    }
    self = read(text).map { .known($0) } ?? .unreadable(ServiceText.line(text, atMost: 100))
  }
}

/// How far rules were at the time of an answer.
package struct ReplicationProgressAnswer: Hashable, Sendable {
  package let rules: [ReplicationProgress]
  /// The time of the answer by OSS's clock, in milliseconds since 1970, to the second; nil where it names none.
  package let time: Int64?
}

extension OSSReader {
  /// Asks how far a rule has come, or without an ID every rule of the bucket.
  ///
  /// OSS's older documents ask for an ID; tests against the live service show that an answer without one names all rules.
  package func bucketReplicationProgress(
    of bucket: BucketPlace, rule: ExactString? = nil
  ) async throws(OSSError) -> ReplicationProgressAnswer {
    var query: [(name: String, value: String?)] = [("replicationProgress", nil)]
    if let rule { query.append(("rule-id", rule.text)) }
    let request = OSSRequest(method: .get, place: bucket, query: query)
    return try await read(request) { response throws(OSSError) in
      let root = try connection.root(named: "ReplicationProgress", of: response, to: request)
      let read = try connection.read(response, to: request) { () throws(AmbiguousAnswer) in
        try ReplicationProgress.list(in: root)
      }
      guard let list = read else {
        throw connection.unreadable(response, request, "a rule's progress has no ID or no destination")
      }
      let date = response.header("Date").flatMap { SigningTime(httpDate: $0) }
      return ReplicationProgressAnswer(rules: list, time: date.map { $0.unixSeconds * 1000 })
    }
  }
}
