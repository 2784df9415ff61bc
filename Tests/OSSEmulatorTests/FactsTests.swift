import OSSEmulator
import Testing
import XMLDocument

@Suite struct FactsTests {
  private func harness(_ assignment: String) throws -> Harness {
    var facts = EmulatorFacts()
    try facts.assign(assignment)
    return Harness { $0.facts = facts }
  }

  @Test(arguments: [("kms-only", nil), ("always", "role")])
  func syncRoleEcho(_ value: String, _ echoed: String?) throws {
    var harness = try harness("sync-role-echo=\(value)")
    _ = harness.put(rule("<SyncRole>role</SyncRole>"))
    #expect(try harness.rules().first?.text("SyncRole") == echoed)
  }

  @Test(arguments: [("on", "OR"), ("off", nil)])
  func userTaggingsEcho(_ value: String, _ echoed: String?) throws {
    var harness = try harness("user-taggings-echo=\(value)")
    let taggings = "<UserTaggings><FilterType>OR</FilterType><UserTagging><Key>k</Key></UserTagging></UserTaggings>"
    #expect(harness.put(rule(taggings)).status == 200)
    #expect(try harness.rules().first?.text("UserTaggings/FilterType") == echoed)
  }

  @Test(arguments: [("on", "r"), ("off", nil)])
  func ruleIDHeader(_ value: String, _ header: String?) throws {
    var harness = try harness("rule-id-header=\(value)")
    #expect(harness.put(rule(id: "r")).header("x-oss-replication-rule-id") == header)
  }

  @Test(arguments: [
    ("no", "ABORT, PUT", "ABORT, PUT"), ("yes", "ABORT, PUT", "PUT,ABORT"), ("yes", "DELETE,ABORT,PUT", "ALL"),
    ("yes", "ALL,PUT", "ALL"), ("no", "DELETE,ABORT,PUT", "DELETE,ABORT,PUT"),
  ])
  func actionNormalised(_ value: String, _ sent: String, _ shown: String) throws {
    var harness = try harness("action-normalised=\(value)")
    #expect(harness.put(rule("<Action>\(sent)</Action>")).status == 200)
    #expect(try harness.rules().first?.text("Action") == shown)
  }

  @Test(arguments: [
    ("no", "", "200 - -"), ("yes", "", "400 MissingArgument -"), ("yes", "<TransferType/>", "400 MissingArgument -"),
    ("yes", "<TransferType>internal</TransferType>", "200 - -"), ("no", "<TransferType></TransferType>", "200 - -"),
  ])
  func transferTypeRequired(_ value: String, _ element: String, _ answer: String) throws {
    var harness = try harness("transfer-type-required=\(value)")
    #expect(harness.put(rule(destination: element)).refusal == answer)
  }

  @Test(arguments: [("accepted", "200 - -"), ("refused", "400 InvalidArgument 0031-00000107")])
  func accelerationWithinARegion(_ value: String, _ answer: String) throws {
    var harness = try harness("oss-acc-same-region=\(value)")
    let near = rule(
      bucket: "near", location: "oss-cn-hangzhou", destination: "<TransferType>oss_acc</TransferType>")
    #expect(harness.put(near).refusal == answer)
    if answer.hasPrefix("200") {
      #expect(try harness.rules().first?.text("Destination/TransferType") == "oss_acc")
    }
  }

  @Test(
    arguments: [("accepted", "200 - -"), ("refused", "400 InvalidArgument 0031-00000107"), (nil, "200 - -")],
    ["<TransferType>internal</TransferType>", "<TransferType/>", ""])
  func anInternalLinkAcrossTheBorder(_ example: (value: String?, answer: String), _ element: String) throws {
    var harness = try example.value.map { try self.harness("internal-across-border=\($0)") } ?? Harness()
    let far = rule(bucket: "far", location: "oss-ap-southeast-1", destination: element)
    #expect(harness.put(far).refusal == example.answer)
    if example.answer.hasPrefix("200") {
      #expect(try harness.rules().first?.text("Destination/TransferType") == nil)
    }
  }

  @Test func everyAllowedValueCanBeAssigned() throws {
    for (name, values) in EmulatorFacts.allowedValues {
      let states = try values.map { value in
        var facts = EmulatorFacts()
        try facts.assign("\(name)=\(value)")
        return facts
      }
      #expect(Set(states).count == values.count, "\(name)")
    }
    #expect(EmulatorFacts.names.count == 8)
  }

  @Test(arguments: [
    ("rule-id-header", "a fact is written NAME=VALUE, not 'rule-id-header'"),
    (
      "speed=fast",
      "there is no fact 'speed'; the facts are sync-role-echo, user-taggings-echo, rule-id-header, "
        + "action-normalised, delete-unknown-id, transfer-type-required, oss-acc-same-region, "
        + "internal-across-border"
    ),
    ("rule-id-header=yes", "the fact rule-id-header cannot be 'yes'; it is one of on, off"),
    ("delete-unknown-id=", "the fact delete-unknown-id cannot be ''; it is one of ok, not-found"),
  ])
  func aWrongAssignmentSaysWhatIsAllowed(_ assignment: String, _ message: String) {
    var facts = EmulatorFacts()
    #expect {
      try facts.assign(assignment)
    } throws: { error in
      "\(error)" == message
    }
    #expect(facts == EmulatorFacts())
  }
}
