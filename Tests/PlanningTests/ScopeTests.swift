import Planning
import Replication
import TestSupport
import Testing

@Suite("What a run is about")
struct ScopeTests {
  static func scope(only: [String] = [], exclude: [String] = []) throws -> Scope {
    Scope(
      only: try only.map { try #require(AddressGlob($0)) }, exclude: try exclude.map { try #require(AddressGlob($0)) })
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let only: [String]
    let exclude: [String]
    /// The addresses among `all` that are in scope.
    let inScope: [String]
    /// The source buckets among those of `all` that have to be read.
    let read: [String]
    var testDescription: String { "only \(only), exclude \(exclude)" }

    init(_ only: [String], _ exclude: [String], _ inScope: [String], read: [String]) {
      self.only = only
      self.exclude = exclude
      self.inScope = inScope
      self.read = read
    }
  }

  static let all = ["a:x", "a:y", "b:x", "b:y"]

  static let cases: [Case] = [
    Case([], [], all, read: ["a", "b"]),
    Case(["a:*"], [], ["a:x", "a:y"], read: ["a"]),
    Case(["a:*", "b:x"], [], ["a:x", "a:y", "b:x"], read: ["a", "b"]),
    Case(["*:x"], [], ["a:x", "b:x"], read: ["a", "b"]),
    Case([], ["a:*"], ["b:x", "b:y"], read: ["b"]),
    Case([], ["a:x"], ["a:y", "b:x", "b:y"], read: ["a", "b"]),
    Case(["a:*"], ["*:x"], ["a:y"], read: ["a"]),
    Case(["a:x"], ["*:x"], [], read: []),
    Case(["a:x"], ["a:?*"], [], read: []),
    Case(["a:x", "a:y"], ["*:x"], ["a:y"], read: ["a"]),
    Case(["*:*"], ["*:*"], [], read: []),
    Case(["c:*"], [], [], read: []),
    Case(["?:x"], [], ["a:x", "b:x"], read: ["a", "b"]),
  ]

  @Test(arguments: cases)
  func aScopeHoldsExactlyWhatItSays(sample: Case) throws {
    let scope = try Self.scope(only: sample.only, exclude: sample.exclude)
    let addresses = Self.all.map { text in
      let parts = text.split(separator: ":").map(String.init)
      return Example.address(parts[0], parts[1])
    }
    #expect(addresses.filter(scope.contains).map(\.description) == sample.inScope)
    #expect(["a", "b"].filter { scope.mayContainRules(of: BucketName($0)) } == sample.read)
  }

  /// Two exclusive buckets, each with a rule to change, one to add and one that nobody listed.
  private func plan(_ scope: Scope) throws -> Plan {
    let names = ["a", "b"]
    let desired = names.map { name in
      Example.bucket(
        BucketName(name),
        rules: [
          Example.desired(Example.address(name, "changed")) { $0.action = .all },
          Example.desired(Example.address(name, "new")),
        ],
        tombstones: [Tombstone(address: Example.address(name, "gone"), origin: Example.origin)])
    }
    let live = names.map { name in
      (
        BucketName(name),
        ["changed", "unlisted"].map {
          Example.live(Example.rule(Example.address(name, $0)), id: ExactString($0))
        } + [Example.live(Example.rule(Example.address(name, "closing")), id: "c", status: .closing)]
      )
    }
    return diff(
      desired: DesiredState(buckets: desired), observed: try Example.observed(Dictionary(uniqueKeysWithValues: live)),
      scope: scope)
  }

  @Test func nothingIsLeftOutWithoutAScope() throws {
    let plan = try plan(.everything)
    #expect(plan.changes.count == 6)
    #expect(plan.leftOut == .nothing)
  }

  @Test func whatIsOutOfScopeIsNeitherChangedNorCountedNorSeen() throws {
    let plan = try plan(try Self.scope(only: ["a:changed", "b:unlisted"]))
    #expect(plan.changes.map { "\($0.kind.rawValue) \($0.address)" } == ["replace a:changed", "delete b:unlisted"])
    #expect(plan.buckets.map(\.managedLive) == [1, 1])
    #expect(plan.observations.isEmpty)
    // New, gone and unlisted of a; new, gone and changed of b.
    #expect(plan.leftOut == LeftOut(buckets: 0, rules: 6))
  }

  @Test func aBucketWhollyOutOfScopeIsNotMissed() throws {
    let desired = DesiredState(buckets: [
      Example.bucket("a", rules: [Example.desired(Example.address("a", "x"))]),
      Example.bucket("b", rules: [Example.desired(Example.address("b", "x"))]),
    ])
    let plan = diff(desired: desired, observed: try Example.observed(["a": []]), scope: try Self.scope(only: ["a:*"]))
    #expect(plan.unknown.isEmpty)
    #expect(plan.changes.map(\.address.source) == ["a"])
    #expect(plan.leftOut == LeftOut(buckets: 1, rules: 1))
  }
}
