internal import XMLDocument

extension Emulator {
  /// `POST /?comp=delete&replication` begins to close one rule; the rule stays visible until it is gone.
  ///
  /// A bucket without rules has nothing to delete, which is a success; a rule that is closing already answers 204.
  mutating func deleteBucketReplication(_ call: Call) throws(Refusal) -> Success {
    var bucket = try accessibleBucket(call)
    let ids = try call.document(root: "ReplicationRules").children(named: "ID").map(\.text)
    guard let id = ids.first, !ids.contains("") else { throw .malformedXML }
    guard ids.count == 1 else { throw .tooManyReplicationRules }

    var rules = liveRules(of: bucket, call)
    guard !rules.isEmpty else { return Success() }
    guard let index = rules.firstIndex(where: { $0.id == id }) else {
      guard settings.facts.deleteUnknownID == .ok else { throw .noSuchReplicationRule }
      return Success()
    }
    guard rules[index].closingSince == nil else { return Success(status: 204, rule: rules[index]) }
    rules[index].closingSince = call.now
    bucket.rules = rules
    store[bucket.name] = bucket
    return Success(rule: rules[index])
  }
}
