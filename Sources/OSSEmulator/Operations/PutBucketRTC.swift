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
      try checkRTC(from: bucket.region, to: String(rules[index].destinationLocation.dropFirst("oss-".count)))
      rules[index].rtcSince = rules[index].rtcSince ?? call.now
    } else {
      rules[index].rtcSince = nil
    }
    bucket.rules = rules
    store[bucket.name] = bucket
    return Success()
  }
}
