import Replication
import TestSupport
import Testing

@Suite("The fields of a rule")
struct RuleFieldTests {
  /// A rule of which no field is what OSS takes when nothing is said.
  static let whole = Example.rule {
    $0.location = "eu-central-1"
    $0.transferType = .accelerated
    $0.prefixes = PrefixSet(["a/"])
    $0.rtc = .enabled
    $0.syncRole = "role"
    $0.sseKMS = .enabled(replicaKMSKeyID: "key")
    $0.userTaggings = UserTaggings(filterType: .and, tags: [.init(key: "k", value: "v")])
  }.settings

  /// A change, and the fields whose values it changes.
  static let changes: [(fields: Set<RuleField>, change: @Sendable (inout RuleSettings) -> Void)] = [
    ([.location], { $0.location = "cn-shanghai" }), ([.transferType], { $0.transferType = .internal }),
    ([.prefixes], { $0.prefixes = .wholeBucket }), ([.action], { $0.action = .all }),
    ([.historicalObjectReplication], { $0.historicalObjectReplication = .enabled }), ([.rtc], { $0.rtc = .disabled }),
    ([.syncRole], { $0.syncRole = nil }), ([.userTaggings], { $0.userTaggings = nil }),
    ([.sseKMSEncryptedObjects, .replicaKMSKeyID], { $0.sseKMS = .disabled }),
  ]

  @Test func aChangeIsSeenInTheValuesOfItsFieldsAndInNoOther() {
    for (fields, change) in Self.changes {
      var changed = Self.whole
      change(&changed)
      let (before, after) = (LiveSettings(Self.whole), LiveSettings(changed))
      #expect(Set(RuleField.allCases.filter { before[$0] != after[$0] }) == fields)
    }
    #expect(Self.changes.reduce(into: Set<RuleField>()) { $0.formUnion($1.fields) } == Set(RuleField.allCases))
  }

  @Test func aWholeRuleIsToldWithEveryFieldButTheLocationOnce() {
    #expect(RuleField.inReadingOrder.count == RuleField.allCases.count - 1)
    #expect(Set(RuleField.inReadingOrder) == Set(RuleField.allCases).subtracting([.location]))
    #expect(LiveSettings(Self.whole).notableFields == RuleField.inReadingOrder)
    let plain = RuleSettings(location: "cn-beijing", action: .all, historicalObjectReplication: .enabled)
    #expect(LiveSettings(plain).notableFields == [.action, .historicalObjectReplication])
  }

  @Test func whatIsKnownOfARuleIsTheRuleAgain() {
    #expect(RuleSettings(LiveSettings(Self.whole)) == Self.whole)
    let unknown = LiveSettings(
      location: .unmodelled, transferType: .unmodelled, prefixes: .unmodelled, action: .unmodelled,
      historicalObjectReplication: .unmodelled, rtc: .unmodelled, syncRole: .unmodelled, sseKMS: .unmodelled,
      userTaggings: .unmodelled)
    #expect(RuleField.allCases.allSatisfy { unknown[$0] == nil })
    #expect(RuleSettings(unknown) == nil)
    #expect(unknown.completed(by: Self.whole) == LiveSettings(Self.whole))
  }
}
