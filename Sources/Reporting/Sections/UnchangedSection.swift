internal import Diagnostics
internal import Planning
internal import Replication
internal import TerminalText

/// A rule that is as it shall be, as far as it is known.
private struct UnchangedRule {
  let address: RuleAddress
  let regions: PairRegions?
  /// Nil in a plan that was saved, which keeps only digests of such rules.
  let live: LiveRule?
  let place: Origin?

  /// All that is said of it beside its pair, its ID and its place.
  struct Shape: Hashable {
    let regions: PairRegions?
    let live: LiveSettings?
  }

  var shape: Shape { Shape(regions: regions, live: live?.settings) }
}

/// The rules that are as they shall be, each with its ID, as paragraphs: those of which the same is said share one.
///
/// - Parameters:
///   - name: the word for them.
///   - differing: pairs of which something else is said.
func unchangedSections(
  _ buckets: [BucketPlan], name: String = "unchanged", except differing: Set<RuleAddress> = []
) -> [PlanSection] {
  var order: [UnchangedRule.Shape] = []
  var groups: [UnchangedRule.Shape: [UnchangedRule]] = [:]
  for rule in buckets.flatMap(\.unchangedRules) where !differing.contains(rule.address) {
    if groups[rule.shape] == nil { order.append(rule.shape) }
    groups[rule.shape, default: []].append(rule)
  }
  return order.map { shape in
    let rules = groups[shape] ?? []
    let addresses = rules.map(\.address)
    var section = PlanSection(
      tone: .plain, mark: "  =", name: name, count: counted(rules.count, "rule"),
      remark: shape.live == nil ? "what they say is not saved; plan --detail full shows it" : "as configured")
    section.list(addresses, .single) { run in
      let rule = rules[run.first]
      return PlanSection.Entry(
        pair: run.pairs(in: addresses), words: rule.live.map { "ID \($0.id)" },
        place: rule.place.map { "\($0)" })
    }
    section.regions = shape.regions?.phrase
    section.rows = shape.live.map { RuleRows.rows($0) } ?? []
    return section
  }
}

extension BucketPlan {
  fileprivate var unchangedRules: [UnchangedRule] {
    switch matches {
    case .recorded(let matches):
      return matches.map { UnchangedRule(address: $0.address, regions: nil, live: nil, place: nil) }
    case .found(let addresses, let rules):
      return desired.rules.filter { addresses.contains($0.rule.address) }.map { rule in
        UnchangedRule(
          address: rule.rule.address,
          regions: PairRegions(source: desired.region, destination: rule.rule.location),
          live: rules.live[rule.rule.address], place: rule.origin)
      }
    }
  }
}
