import Replication
import TestSupport
import Testing

@Suite("A live rule equals the desired one when both mean the same to OSS")
struct EqualityTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let desired: ReplicationRule
    let live: LiveRule
    let fields: [RuleField]
    var testDescription: String { name }

    init(
      _ name: String, _ fields: [RuleField] = [], desired: (inout RuleSettings) -> Void = { _ in },
      live: (inout LiveRule) -> Void = { _ in }
    ) {
      self.name = name
      self.fields = fields
      self.desired = Example.rule(change: desired)
      self.live = Example.live(change: live)
    }
  }

  static let key: ExactString = "key-1"

  static let cases: [Case] = [
    Case("the same"),
    Case("another identifier", live: { $0.id = "other" }),
    Case("starting", live: { $0.status = .starting }),
    Case("an unknown status", live: { $0.status = .other("frozen") }),
    Case(
      "history enabled on a rule that exists", live: { $0.settings.historicalObjectReplication = .modelled(.enabled) }),
    Case(
      "prefixes in another order", desired: { $0.prefixes = PrefixSet(["b", "a"]) },
      live: { $0.settings.prefixes = .modelled(PrefixSet(["a", "b"])) }),
    Case(
      "one prefix more", [.prefixes], desired: { $0.prefixes = PrefixSet(["a", "b"]) },
      live: { $0.settings.prefixes = .modelled(PrefixSet(["a"])) }),
    Case(
      "the whole bucket against a prefix", [.prefixes], live: { $0.settings.prefixes = .modelled(PrefixSet(["a"])) }),
    Case(
      "é in one and in two code points", [.prefixes], desired: { $0.prefixes = PrefixSet(["caf\u{E9}/"]) },
      live: { $0.settings.prefixes = .modelled(PrefixSet(["cafe\u{301}/"])) }),
    Case(
      "ALL against its three operations", desired: { $0.action = .all },
      live: { $0.settings.action = .modelled(Action(wireText: "ABORT, PUT,DELETE") ?? .put) }),
    Case("PUT against ALL", [.action], live: { $0.settings.action = .modelled(.all) }),
    Case("oss_acc against internal", [.transferType], desired: { $0.transferType = .accelerated }),
    Case("RTC", [.rtc], desired: { $0.rtc = .enabled }),
    Case("another location", [.location], live: { $0.settings.location = .modelled("cn-shanghai") }),
    Case("a role that OSS does not list, without KMS", desired: { $0.syncRole = "role" }),
    Case("a role that OSS lists and nobody asked for", [.syncRole], live: { $0.settings.syncRole = .modelled("role") }),
    Case(
      "another role", [.syncRole], desired: { $0.syncRole = "role" },
      live: { $0.settings.syncRole = .modelled("other") }),
    Case(
      "a role that is missing beside KMS", [.syncRole],
      desired: {
        $0.syncRole = "role"; $0.sseKMS = .enabled(replicaKMSKeyID: key)
      }, live: { $0.settings.sseKMS = .modelled(.enabled(replicaKMSKeyID: key)) }),
    Case(
      "KMS with another key", [.replicaKMSKeyID], desired: { $0.sseKMS = .enabled(replicaKMSKeyID: key) },
      live: { $0.settings.sseKMS = .modelled(.enabled(replicaKMSKeyID: "key-2")) }),
    Case("KMS that OSS dropped", [.sseKMSEncryptedObjects], desired: { $0.sseKMS = .enabled(replicaKMSKeyID: key) }),
    Case(
      "KMS that nobody asked for", [.sseKMSEncryptedObjects],
      live: { $0.settings.sseKMS = .modelled(.enabled(replicaKMSKeyID: nil)) }),
    Case(
      "tags in another order", desired: { $0.userTaggings = tags(.and, "a", "b") },
      live: { $0.settings.userTaggings = .modelled(tags(.and, "b", "a")) }),
    Case(
      "another filter type", [.userTaggings], desired: { $0.userTaggings = tags(.and, "a") },
      live: { $0.settings.userTaggings = .modelled(tags(.or, "a")) }),
    Case("tags that OSS dropped", [.userTaggings], desired: { $0.userTaggings = tags(.and, "a") }),
    Case("a location that isn't modelled", live: { $0.settings.location = .unmodelled }),
    Case("an action that isn't modelled", live: { $0.settings.action = .unmodelled }),
  ]

  static func tags(_ filter: UserTaggings.FilterType, _ keys: ExactString...) -> UserTaggings? {
    UserTaggings(filterType: filter, tags: keys.map { .init(key: $0, value: "v") })
  }

  @Test(arguments: cases)
  func differsExactlyIn(_ sample: Case) {
    #expect(sample.live.differences(from: sample.desired).map(\.field) == sample.fields)
  }

  @Test func onlyWhatOSSDroppedIsNotKept() {
    let dropped = Self.cases.flatMap { $0.live.differences(from: $0.desired) }.filter(\.isNotKept).map(\.field)
    #expect(dropped == [.sseKMSEncryptedObjects, .userTaggings])
  }
}
