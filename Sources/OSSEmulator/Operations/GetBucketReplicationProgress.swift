internal import XMLDocument

extension Emulator {
  /// `GET /?replicationProgress&rule-id=ID` says how far a rule is; without an ID, all rules.
  func getBucketReplicationProgress(_ call: Call) throws(Refusal) -> Success {
    var rules = try liveRules(of: accessibleBucket(call), call)
    if let id = call.parameter("rule-id"), !id.isEmpty {
      rules.removeAll { $0.id != id }
      guard !rules.isEmpty else { throw .noSuchReplicationRule }
    }
    guard !rules.isEmpty else { throw .noSuchReplicationConfiguration }
    let elements = RuleElements(now: call.now, settings: settings)
    return Success(document: XMLElement("ReplicationProgress", children: rules.map(elements.progress)))
  }
}
