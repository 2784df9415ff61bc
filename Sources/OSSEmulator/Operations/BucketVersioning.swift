internal import XMLDocument

extension Emulator {
  /// `GET /?versioning`: there is no Status when versioning was never switched on.
  func getBucketVersioning(_ call: Call) throws(Refusal) -> Success {
    let status = try accessibleBucket(call).versioning.map { [XMLElement("Status", text: $0.rawValue)] }
    return Success(document: XMLElement("VersioningConfiguration", children: status ?? []))
  }

  /// `PUT /?versioning` switches versioning on or suspends it, unless a rule begins or ends at the bucket.
  mutating func putBucketVersioning(_ call: Call) throws(Refusal) -> Success {
    var bucket = try accessibleBucket(call)
    let text = try call.document(root: "VersioningConfiguration").content("Status")
    guard let status = StoredBucket.Versioning(rawValue: text ?? "") else { throw .malformedXML }
    guard store.ruleCount(at: bucket.name, now: call.now, durations: settings.durations) == 0 else {
      throw .versioningIsFrozen
    }
    bucket.versioning = status
    store[bucket.name] = bucket
    return Success()
  }
}
