internal import XMLDocument

extension Emulator {
  /// `GET /?replication` lists all rules of a bucket, closing ones included. A bucket without any is an error, not an
  /// empty list.
  func getBucketReplication(_ call: Call) throws(Refusal) -> Success {
    let rules = try liveRules(of: accessibleBucket(call), call)
    guard !rules.isEmpty else { throw .noSuchReplicationConfiguration }
    let elements = RuleElements(now: call.now, settings: settings)
    return Success(document: XMLElement("ReplicationConfiguration", children: rules.map(elements.configuration)))
  }
}
