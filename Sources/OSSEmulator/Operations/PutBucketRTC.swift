internal import XMLDocument

extension Emulator {
  /// `PUT /?rtc` switches RTC of one rule on or off, the only change that a rule allows.
  mutating func putBucketRTC(_ call: Call) throws(Refusal) -> Success {
    var bucket = try accessibleBucket(call)
    let document = try call.document(root: "ReplicationRule")
    guard let rtc = document.firstChild(named: "RTC") else { throw .malformedXML }
    let isWanted = try RuleRequest.rtcStatus(rtc)
    guard let id = document.firstChild(named: "ID")?.text, !id.isEmpty else { throw .rtcWithoutRuleID }

    var rules = liveRules(of: bucket, call)
    guard let index = rules.firstIndex(where: { $0.id == id }) else { throw .rtcOfUnknownRule }
    guard rules[index].closingSince == nil else { throw .replicationIsClosing }
    if isWanted {
      let target = String(rules[index].destinationLocation.dropFirst("oss-".count))
      // Only the page of PutBucketRTC has a code of its own for a rule within one region.
      guard bucket.region != target else { throw .rtcNotSupportedByRule }
      try checkRTC(from: bucket.region, to: target)
      rules[index].rtcSince = rules[index].rtcSince ?? call.now
    } else {
      rules[index].rtcSince = nil
    }
    bucket.rules = rules
    store[bucket.name] = bucket
    return Success(rule: rules[index])
  }
}
