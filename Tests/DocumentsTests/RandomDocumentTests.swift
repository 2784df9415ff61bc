import Documents
import ExamplePlans
import FoundationEssentials
import Planning
import Replication
import TestSupport
import Testing

/// Documents of random plans, drifts and diagnostics. With `OSS_REPL_DOCUMENTS=DIRECTORY` they are written there, a file of
/// one JSON array for each schema, so that a validator of somebody else's can look at them.
@Suite("Documents of random plans and drifts")
struct RandomDocumentTests {
  /// How many of each kind are drawn from usual and from hostile fleets.
  private static let counts = (usual: 200, hostile: 100)

  @Test func plans() throws {
    try write(name: "plan") { fleet in
      let plan = fleet.plan
      return PlanDocument(
        plan, project: "acme-prod", diagnostics: plan.diagnostics, exit: plan.possibleExits.max() ?? 0)
    }
  }

  @Test func drifts() throws {
    try write(name: "drift") { fleet in
      var desired = fleet.desired
      desired.project = "acme-prod"
      let exit: Int32 = !fleet.drift.unreadReasons.isEmpty ? 1 : fleet.drift.items.isEmpty ? 0 : 2
      return DriftDocument(fleet.drift, of: desired, diagnostics: fleet.drift.diagnostics, exit: exit)
    }
  }

  @Test func diagnostics() throws {
    try write(name: "diagnostics") { fleet in
      DiagnosticsDocument(fleet.plan.diagnostics + fleet.drift.items.map(\.diagnostic), exit: 4)
    }
  }

  /// A plan and a drift of one fleet.
  private struct Fleet {
    let plan: Plan
    let desired: DesiredState
    let observed: ObservedState
    let drift: Drift

    init(_ plan: Plan, _ desired: DesiredState, _ observed: ObservedState, seed: UInt64) {
      (self.plan, self.desired, self.observed) = (plan, desired, observed)
      var random = SeededGenerator(seed: ~seed)
      var facts = FeasibilityFacts()
      let destinations = Destinations(desired: desired, observed: observed, scope: plan.scope)
      for place in destinations.questions.information {
        facts.information[place.inRegion] = Self.fact(place, &random)
      }
      drift = Planning.drift(
        desired: desired, observed: observed, scope: plan.scope, destinations: random.oneIn(8) ? nil : facts)
    }

    private static func fact(_ place: BucketPlace, _ random: inout SeededGenerator) -> Fact<BucketInfo> {
      let kinds: [UnknownReason.Kind] = [
        .access, .noSuchBucket, .wrongRegion(endpoint: "oss-cn-shanghai.aliyuncs.com"),
        .wrongRegion(endpoint: "\u{1B}"), .transport, .service, .unreadable,
      ]
      guard random.oneIn(2), let kind = kinds.randomElement(using: &random) else {
        return .known(BucketInfo(name: place.name, region: random.oneIn(6) ? "us-west-1" : place.region))
      }
      return .unknown(UnknownReason(kind: kind, message: "OSS said \u{1B} \"no\"", facts: ["HTTP 403"]))
    }
  }

  private static let fleets: Result<[Fleet], any Error> = Result {
    let usual = try (0..<UInt64(counts.usual)).map { seed in
      let random = try RandomPlan(seed: seed)
      return Fleet(random.plan, random.desired, random.observed, seed: seed)
    }
    let hostile = (0..<UInt64(counts.hostile)).map { seed in
      var random = HostilePlan(seed: seed)
      let (desired, observed) = random.fleet(buckets: 4)
      return Fleet(diff(desired: desired, observed: observed), desired, observed, seed: seed)
    }
    return usual + hostile
  }

  private func write(name: String, _ document: (Fleet) -> some Encodable) throws {
    let texts = try Self.fleets.get().map { fleet in
      let text = try jsonText(document(fleet))
      #expect(try jsonText(document(fleet)) == text, "the same fleet gives other bytes")
      #expect(!text.contains("\" : null"))
      return text
    }
    guard let directory = ProcessInfo.processInfo.environment["OSS_REPL_DOCUMENTS"] else { return }
    try FileManager.default.createDirectory(at: URL(filePath: directory), withIntermediateDirectories: true)
    try Data("[\n\(texts.joined(separator: ",\n"))]\n".utf8).write(to: URL(filePath: "\(directory)/\(name).json"))
  }
}
