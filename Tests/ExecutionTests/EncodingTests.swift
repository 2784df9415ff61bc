import Applying
import Execution
import OSSClient
import Planning
import Replication
import TestSupport
import Testing

@Suite("No rule is deleted for one that can't be sent")
struct EncodingTests {
  private static let address = Example.address("invoices", "invoices-dr")

  @Test(arguments: 0..<4)
  func aRuleIsDeletedOnlyForOneThatXMLCanCarry(block: UInt64) async throws {
    var generator = SeededGenerator(seed: 11 + block)
    var refused = 0
    for _ in 0..<100 {
      let text = ExactString(Self.text(&generator))
      let desired = Example.desired(Self.address) { rule in
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: rule.prefixes = PrefixSet([text])
        case 1:
          rule.syncRole = text
          rule.sseKMS = .enabled(replicaKMSKeyID: "key")
        case 2: rule.userTaggings = UserTaggings(filterType: .and, tags: [.init(key: text, value: "v")])
        default:
          rule.syncRole = "role"
          rule.sseKMS = .enabled(replicaKMSKeyID: text)
        }
      }
      guard desired.rule.encodingProblem != nil else { continue }
      refused += 1
      try await expectNoDelete(for: desired)
    }
    #expect((10..<90).contains(refused), "both kinds are met")
  }

  private func expectNoDelete(for desired: DesiredRule) async throws {
    let oss = EmulatedOSS(["invoices": "cn-hangzhou", "invoices-dr": "cn-beijing"])
    let bucket = Example.bucket(rules: [desired])
    _ = try await oss.writer().putBucketReplication(Example.rule(Self.address), on: bucket.place)
    let before = await oss.reader().observedBucket(bucket.place)
    let plan = diff(
      desired: DesiredState(buckets: [bucket]), observed: ObservedState(buckets: ["invoices": before]),
      consents: Consents(replace: [Self.address]))
    #expect(plan.changes.map(\.kind) == [.replace])
    let writes = oss.writes
    let applier = Applier(reader: oss.reader(), writer: oss.writer(), environment: oss.environment, jobs: 1)
    let results = await applier.apply(plan)
    #expect(oss.writes == writes, "nothing is written")
    guard case .failed(let failure)? = results.first?.ending else {
      Issue.record("should have failed: \(results)")
      return
    }
    #expect(failure.pair == .asBefore)
    #expect(failure.message.hasPrefix("the new rule can't be sent, so the old one is not deleted: "))
  }

  private static func text(_ generator: inout SeededGenerator) -> String {
    let scalars: [Unicode.Scalar] = ["a", "/", "\u{1}", "\u{FFFE}", "é", "\u{B}", "<", "&", "\u{7F}", "\t"]
    return String(
      String.UnicodeScalarView(
        (0..<Int.random(in: 1...4, using: &generator)).map { _ in
          scalars[Int.random(in: 0..<scalars.count, using: &generator)]
        }))
  }
}
