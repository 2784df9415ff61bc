internal import Diagnostics
internal import Planning
internal import Replication
internal import TerminalText

/// Observations of which the same is said.
private struct ObservationShape: Hashable {
  enum Kind: Hashable {
    case unmanaged, closing, notKept, unmodelled, alreadyAbsent
    case observed(Change.Kind)
  }

  let kind: Kind
  let differences: [FieldDifference]
  let unmodelled: [ExactString]
  /// What the rule says that is live; nil where it is not said.
  let live: LiveSettings?

  init(_ observation: Observation, _ detail: Detail) {
    var (differences, unmodelled): ([FieldDifference], [ExactString]) = ([], [])
    switch observation {
    case .unmanaged: kind = .unmanaged
    case .closing: kind = .closing
    case .alreadyAbsent: kind = .alreadyAbsent
    case .observed(let change):
      kind = .observed(change.kind)
      differences = change.differences
    case .notKept(_, _, let found):
      kind = .notKept
      differences = found
    case .unmodelled(let rule):
      kind = .unmodelled
      unmodelled = rule.unmodelled
    }
    (self.differences, self.unmodelled) = (differences, unmodelled)
    live = detail == .full ? observation.live?.settings : nil
  }
}

/// The paragraphs of what is worth saying beside the changes.
func observationSections(_ observations: [Observation], _ extent: PlanExtent) -> [PlanSection] {
  var order: [ObservationShape] = []
  var groups: [ObservationShape: [Observation]] = [:]
  for observation in observations {
    let shape = ObservationShape(observation, extent.detail)
    if groups[shape] == nil { order.append(shape) }
    groups[shape, default: []].append(observation)
  }
  return order.map { shape in
    let members = groups[shape] ?? []
    let addresses = members.map(\.address)
    var section = PlanSection(
      tone: .plain, mark: "  .", name: shape.name, count: counted(addresses.count, "rule"), remark: shape.remark)
    section.list(addresses, extent.observations) { run in
      var entry = PlanSection.Entry(pair: run.pairs(in: addresses))
      if extent.detail == .full, let live = members[run.first].live { entry.words = "ID \(live.id)" }
      return entry
    }
    section.rows =
      shape.differences.map { DetailRow(.difference($0.field), Phrase($0)) }
      + (shape.live.map { RuleRows.rows($0) } ?? [])
      + shape.unmodelled.map { DetailRow(.unmodelledPart, "\($0)") }
    return section
  }
}

extension ObservationShape {
  fileprivate var name: String {
    switch kind {
    case .unmanaged: "unmanaged"
    case .closing: "closing"
    case .observed: "observed"
    case .notKept: "not-kept"
    case .unmodelled: "unmodelled"
    case .alreadyAbsent: "absent"
    }
  }

  fileprivate var remark: Phrase {
    switch kind {
    case .unmanaged: "live, not in the configuration, left alone"
    case .closing: "deleted, not gone yet"
    case .observed(.create): "not live; the bucket is managed as observe"
    case .observed(.delete): "not in the configuration; the bucket is managed as observe"
    case .observed: "not as configured; the bucket is managed as observe"
    case .notKept: "OSS lists the rule without what was asked for; --allow replace:ADDRESS replaces it"
    case .unmodelled: "has parts that are not modelled; left as it is"
    case .alreadyAbsent: "absent already, as asked for"
    }
  }
}

extension Observation {
  /// The live rule it is about, where there is one.
  fileprivate var live: LiveRule? {
    switch self {
    case .unmanaged(let rule), .closing(let rule), .unmodelled(let rule), .notKept(let rule, _, _): rule
    case .observed(let change): change.live
    case .alreadyAbsent: nil
    }
  }
}
