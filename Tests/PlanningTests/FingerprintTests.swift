import Planning
import Replication
import TestSupport
import Testing

/// The digests here are a contract: approvals are kept by people and pipelines, and have to hold with every later version.
/// They were computed by a program of its own from the description of the encoding.
@Suite("Fingerprints and checksums")
struct FingerprintTests {
  private static let rich = Example.desired {
    $0.location = "eu-central-1"
    $0.transferType = .accelerated
    $0.prefixes = PrefixSet(["b/", "caf\u{E9}/", "a/"])
    $0.action = .all
    $0.rtc = .enabled
    $0.syncRole = "role"
    $0.sseKMS = .enabled(replicaKMSKeyID: "key-1")
    $0.userTaggings = UserTaggings(
      filterType: .or, tags: [.init(key: "team", value: "finance"), .init(key: "a", value: "b")])
    $0.historicalObjectReplication = .enabled
  }

  private func checksum(_ bucket: DesiredBucket?, _ live: [LiveRule] = []) throws -> String {
    let name = bucket?.name ?? "none"
    return diff(desired: DesiredState(buckets: bucket.map { [$0] } ?? []), observed: try Example.observed([name: live]))
      .checksum.description
  }

  @Test func checksumsNeverChange() throws {
    #expect(try checksum(nil) == "orp2-pnfrmrork4iuvssm4zygjgf6e6xcn5vfmreyhx56xuycnqzbwwna")
    #expect(
      try checksum(Example.bucket(rules: [Example.desired()]))
        == "orp2-4ndu7cezu7h6ibksx3urrnebznzuludul67zopdnmcelq4jn5sdq")
    #expect(
      try checksum(Example.bucket(), [Example.live()]) == "orp2-mvkbfrnb4vtsz6m67h5adsghpm677f4oa3ffhhq46exkndi6ep4a")
    let rtc = Example.bucket(rules: [Example.desired { $0.rtc = .enabled }])
    #expect(try checksum(rtc, [Example.live()]) == "orp2-3i2ob2umz2kxvwejw3bmk6msdror4g3rb4pyiwscpuxx6o43qmya")
    let partly = Example.live { $0.unmodelled = ["<Cloud>x</Cloud>"] }
    #expect(
      try checksum(Example.bucket(rules: [Self.rich]), [partly])
        == "orp2-it24jfpcqfmnnva6tsfqp56mzx7sb3pehqa4syhgkmf77tmcbvaa")
    let two = DesiredState(buckets: [
      Example.bucket("b", rules: [Example.desired(Example.address("b", "x"))]), Example.bucket("a"),
    ])
    let observed = try Example.observed(["a": [Example.live(Example.rule(Example.address("a", "y")))], "b": []])
    #expect(
      diff(desired: two, observed: observed).checksum.description
        == "orp2-h7hp7u4faagpkyva64e6oyw6fu3j5tqlvmj6h3u3ri57v7s63qha")
  }

  @Test func accountsEndpointsAndTermsAreInTheChecksum() throws {
    func checksum(_ change: (inout DesiredBucket) throws -> Void) throws -> String {
      var bucket = Example.bucket(rules: [Example.desired()])
      try change(&bucket)
      return try self.checksum(bucket)
    }
    func account(uid: String?) -> Account {
      Account(name: "main", source: .environment, uid: uid, origin: Example.origin)
    }
    #expect(
      try checksum { $0.account = account(uid: "1098765432101234") }
        == "orp2-ndyw6h6wsvurftcnfa6rqqg6cbjzame5kptro4j3opetdhj346na")
    #expect(
      try checksum { $0.account = account(uid: nil) }
        == "orp2-w5qfyqcup6l4k7kma4f6r4rc7x6q22wkz3admnj7wibh5sxn7txq")
    #expect(
      try checksum { $0.endpoint = .fixed(try Endpoint("https://gateway.example:8443")) }
        == "orp2-jyqxxcmisleidntmlbwcqj3kofn6dmfwcy3olz4mglo6cibic4wq")
    // A network of the region's own endpoint, and a place, are no other requests.
    #expect(try checksum { $0.endpoint = .official(.internal) } == checksum { _ in })
    let patterns = ["*:x", "*:a", "*:x"].compactMap { AddressGlob($0) }
    let terms = diff(
      desired: DesiredState(buckets: [Example.bucket(rules: [Example.desired()])]),
      observed: try Example.observed(["invoices": [Example.live()]]),
      consents: Consents(replace: [Example.address()], unmodelled: [Example.address("other")], delete: 3),
      scope: Scope(only: [try #require(AddressGlob("invoices:*"))], exclude: patterns),
      forceReplace: [Example.address()])
    #expect(terms.checksum.description == "orp2-vue3zhrxdh7iaudygmnkdvw2r7eo7jqaw26zirhn6mnwfywfwzaq")
  }

  @Test func aConsentIsApprovedWhereItIsAboutTheActionsWhateverTripsARail() throws {
    let bucket = Example.bucket()
    func checksum(_ consents: Consents, _ limits: Limits = Limits()) throws -> Checksum {
      diff(
        desired: DesiredState(buckets: [bucket], limits: limits),
        observed: try Example.observed(["invoices": [Example.live()]]), consents: consents
      ).checksum
    }
    let plain = try checksum(.none)
    #expect(try checksum(Consents(delete: 1)) != plain)
    #expect(try checksum(Consents(empty: 1)) != plain)
    #expect(try checksum(Consents(empty: 1)) != checksum(Consents(delete: 1)))
    #expect(try checksum(Consents(unmodelled: [Example.address()])) != plain)
    #expect(try checksum(Consents(unknown: ["invoices"])) != plain)
    #expect(try checksum(Consents(delete: 2)) == plain)
    #expect(try checksum(Consents(replace: [Example.address()])) == plain)
    #expect(try checksum(Consents(unmodelled: [Example.address("orders")])) == plain)
    #expect(try checksum(Consents(unknown: ["orders"])) == plain)
    #expect(try checksum(Consents(delete: 1), RailCase.limits { $0.deleteMax = 0 }) == checksum(Consents(delete: 1)))
  }

  @Test func fingerprintsNeverChange() throws {
    #expect(
      Change.create(Example.desired()).desiredFingerprint?.description
        == "9aaf00b5d8fdecdb5e45a26bc11a29d4b52530284ac20ba12cee6532b6408a97")
    #expect(
      Change.create(Self.rich).desiredFingerprint?.description
        == "4efe0bb353e321c63cc4b630dc1eb75ca855e3a37756615a26e934ce2c62d58d")
    #expect(
      Change.delete(Example.live(), because: .unlisted(bucket: Example.origin)).liveFingerprint?.description
        == "e3eaa39f0f629150f3ed5c73c42305424cd04a0d5ef9201f340e570e0f2a2c01")
    let partly = Example.live {
      $0.settings.location = .unmodelled
      $0.settings.action = .unmodelled
      $0.unmodelled = ["<Action>X</Action>", "<Location/>"]
    }
    #expect(
      Change.delete(partly, because: .unlisted(bucket: Example.origin)).liveFingerprint?.description
        == "6fd3a385de72286de62511da8ba0a98906a347f1ac565cabc45752257156c61a")
  }

  @Test func aCreateHasNothingLiveAndADeleteNothingDesired() {
    #expect(Change.create(Example.desired()).liveFingerprint == nil)
    #expect(Change.delete(Example.live(), because: .unlisted(bucket: Example.origin)).desiredFingerprint == nil)
  }

  /// What a live rule can say beside `Example.live()`, and whether that is another configuration.
  struct Variant: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let isOther: Bool
    let change: @Sendable (inout LiveRule) -> Void

    init(_ name: String, isOther: Bool, _ change: @escaping @Sendable (inout LiveRule) -> Void) {
      testDescription = name
      self.isOther = isOther
      self.change = change
    }
  }

  static let variants: [Variant] = [
    Variant("identifier", isOther: false) { $0.id = "other" },
    Variant("status", isOther: false) { $0.status = .starting },
    Variant("history", isOther: false) { $0.settings.historicalObjectReplication = .modelled(.enabled) },
    Variant("the element as a whole", isOther: false) { $0.canonicalXML = "<Rule/>" },
    Variant("an unknown location", isOther: false) { $0.settings.location = .unmodelled },
    Variant("an unknown transfer type", isOther: false) { $0.settings.transferType = .unmodelled },
    Variant("an unknown RTC", isOther: false) { $0.settings.rtc = .unmodelled },
    Variant("unknown taggings", isOther: false) { $0.settings.userTaggings = .unmodelled },
    Variant("unknown KMS", isOther: false) { $0.settings.sseKMS = .unmodelled },
    Variant("location", isOther: true) { $0.settings.location = .modelled("cn-shanghai") },
    Variant("transfer type", isOther: true) { $0.settings.transferType = .modelled(.accelerated) },
    Variant("prefixes", isOther: true) { $0.settings.prefixes = .modelled(PrefixSet(["b"])) },
    Variant("two prefixes", isOther: true) { $0.settings.prefixes = .modelled(PrefixSet(["a", "b"])) },
    Variant("a prefix that ends elsewhere", isOther: true) { $0.settings.prefixes = .modelled(PrefixSet(["ab"])) },
    Variant("an empty prefix more", isOther: true) { $0.settings.prefixes = .modelled(PrefixSet(["", "a"])) },
    Variant("action", isOther: true) { $0.settings.action = .modelled(.all) },
    Variant("RTC", isOther: true) { $0.settings.rtc = .modelled(.enabled) },
    Variant("a role", isOther: true) { $0.settings.syncRole = .modelled("other") },
    Variant("an empty role", isOther: true) { $0.settings.syncRole = .modelled("") },
    Variant("KMS", isOther: true) { $0.settings.sseKMS = .modelled(.enabled(replicaKMSKeyID: nil)) },
    Variant("KMS with a key", isOther: true) { $0.settings.sseKMS = .modelled(.enabled(replicaKMSKeyID: "k")) },
    Variant("tags", isOther: true) { $0.settings.userTaggings = .modelled(EqualityTests.tags(.and, "a")) },
    Variant("tags of another kind", isOther: true) {
      $0.settings.userTaggings = .modelled(EqualityTests.tags(.or, "a"))
    },
    Variant("unmodelled XML", isOther: true) { $0.unmodelled = ["<A/>"] },
    Variant("two pieces of it", isOther: true) { $0.unmodelled = ["<A/>", "<B/>"] },
    Variant("both in one", isOther: true) { $0.unmodelled = ["<A/><B/>"] },
  ]

  private static let wanted = Example.desired { $0.prefixes = PrefixSet(["a"]) }

  private static func live(_ change: (inout LiveRule) -> Void = { _ in }) -> Fingerprint? {
    let live = Example.live(Example.rule { $0.prefixes = PrefixSet(["a"]) }, change: change)
    return Change.replace(live, by: wanted, differences: []).liveFingerprint
  }

  @Test(arguments: variants)
  func aFingerprintTellsConfigurationsApartAndNothingElse(variant: Variant) {
    #expect((Self.live(variant.change) != Self.live()) == variant.isOther)
  }

  @Test func noTwoConfigurationsHaveOneFingerprint() {
    let others = Self.variants.filter(\.isOther).map { Self.live($0.change) }
    #expect(Set(others).count == others.count)
  }

  @Test func aRoleThatOSSNeedNotListTakesTheDesiredValue() {
    let desired = Example.desired { $0.syncRole = "role" }
    func live(_ role: ExactString?) -> Fingerprint? {
      Change.setRTC(Example.live { $0.settings.syncRole = .modelled(role) }, to: desired).liveFingerprint
    }
    #expect(live(nil) == live("role"))
    #expect(live(nil) != live("other"))
  }

  @Test func whatPeopleWriteBesideARuleIsNotInItsFingerprint() {
    var noted = Example.desired()
    noted.note = "OPS-1"
    noted.origin = Origin(file: "elsewhere.yaml", line: 1, column: 1)
    #expect(Change.create(noted).desiredFingerprint == Change.create(Example.desired()).desiredFingerprint)
    let history = Example.desired { $0.historicalObjectReplication = .enabled }
    #expect(Change.create(history).desiredFingerprint != Change.create(Example.desired()).desiredFingerprint)
  }

  @Test func theKindOfAnActionIsInTheChecksum() throws {
    // The same rule on both sides, once to be set RTC in and once to be replaced by name.
    let bucket = Example.bucket(rules: [Example.desired { $0.rtc = .enabled }])
    let state = DesiredState(buckets: [bucket])
    let observed = try Example.observed(["invoices": [Example.live()]])
    let plain = diff(desired: state, observed: observed)
    let forced = diff(desired: state, observed: observed, forceReplace: [Example.address()])
    #expect(plain.changes.first?.liveFingerprint == forced.changes.first?.liveFingerprint)
    #expect(plain.checksum != forced.checksum)
  }

  @Test func theOrderOfTheActionsIsNotInTheChecksum() throws {
    // In a full bucket the delete comes first, else the create.
    let bucket = Example.bucket(rules: [Example.desired(Example.address("invoices", "b"))])
    let observed = try Example.observed(["invoices": [Example.live(Example.rule(Example.address("invoices", "a")))]])
    let plans = [1, 2].map { slots in
      diff(
        desired: DesiredState(buckets: [bucket], limits: RailCase.limits { $0.rulesPerBucket = slots }),
        observed: observed)
    }
    #expect(plans.map { $0.changes.map(\.kind) } == [[.delete, .create], [.create, .delete]])
    #expect(plans[0].checksum == plans[1].checksum)
  }

  @Test func checksumsAreReadBack() throws {
    let checksum = diff(desired: DesiredState(buckets: []), observed: ObservedState(buckets: [:])).checksum
    #expect(Checksum(checksum.description) == checksum)
    let digits = checksum.description.dropFirst(5)
    for text in [
      "", "orp2", "orp2-", String(digits), "orp2-\(digits.dropLast())", "orp2-\(digits)a",
      "orp2-\(digits.uppercased())",
      "ORP2-\(digits)", "orp1-\(digits)", "orp3-\(digits)", " orp2-\(digits)", "orp2-\(digits)\n",
      "orp2-1\(digits.dropFirst())", "orp2-\(digits.dropLast())b", "orp2-\(digits.dropLast())i",
      "orp1-fa80-44fa-a496-0a8e",
    ] {
      #expect(Checksum(text) == nil, "\(text)")
    }
    let fingerprint = try #require(Change.create(Example.desired()).desiredFingerprint)
    #expect(Fingerprint(fingerprint.description) == fingerprint)
    #expect(Fingerprint("00") == nil)
    #expect(Fingerprint(String(repeating: "g", count: 64)) == nil)
  }
}
