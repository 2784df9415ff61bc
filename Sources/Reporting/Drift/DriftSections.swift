internal import Diagnostics
internal import Planning
internal import Replication
internal import TerminalText

/// Every paragraph of a drift, in the order in which people read them.
func driftSections(_ drift: Drift, _ detail: Detail) -> [PlanSection] {
  var sections = DriftGroup.groups(of: drift, detail).map { $0.section(detail) }
  if detail != .summary { sections += observationSections(drift.observations, PlanExtent(detail)) }
  if detail == .full { sections += unchangedSections(drift.compared, name: "matching", except: drift.differing) }
  if var unknown = unknownSection(drift.unknown, PlanExtent(detail)) {
    unknown.remark =
      drift.unknown.count == 1
      ? "could not be read, so nothing is said of it" : "could not be read, so nothing is said of them"
    sections.append(unknown)
  }
  if let unchecked = uncheckedSection(drift.unchecked, detail) { sections.append(unchecked) }
  return sections
}

/// Differences of which the same is said, shown as one.
private struct DriftGroup {
  let shape: DriftShape
  /// At least one, sorted by address.
  private(set) var items: [DriftItem]

  /// Gathers differences by kind, then by what is said of them.
  static func groups(of drift: Drift, _ detail: Detail) -> [DriftGroup] {
    var groups: [DriftGroup] = []
    var places: [DriftShape: Int] = [:]
    for item in drift.items {
      let shape = DriftShape(item, detail: detail)
      if let place = places[shape] {
        groups[place].items.append(item)
      } else {
        places[shape] = groups.count
        groups.append(DriftGroup(shape: shape, items: [item]))
      }
    }
    return DriftItem.Kind.allCases.flatMap { kind in groups.filter { $0.shape.kind == kind } }
  }

  func section(_ detail: Detail) -> PlanSection {
    var section = PlanSection(
      tone: shape.kind.tone, mark: shape.kind.mark, name: shape.kind.rawValue,
      count: counted(items.count, "rule"), remark: shape.remark)
    let addresses = items.map(\.address)
    section.list(addresses, detail == .full ? .single : .runs(lines: detail == .summary ? 6 : 8)) { run in
      var entry = PlanSection.Entry(pair: run.pairs(in: addresses))
      guard detail != .summary else { return entry }
      entry.place = placePhrase(run.members.map { items[$0].origin })
      let first = items[run.first]
      if detail == .full {
        if let live = first.live { entry.words = "ID \(live.id)" }
        if let note = first.note { entry.rows = [DetailRow(.note, "\(prose: note)")] }
      }
      return entry
    }
    guard detail != .summary else { return section }
    section.regions = regions
    section.rows = shape.rows(detail) { field in
      placePhrase(items.compactMap { $0.desired?.place(of: field) })
    }
    return section
  }

  private var regions: Phrase? {
    guard let source = shape.source else { return nil }
    return shape.destination.map { "\(source) ->\u{A0}\($0)" } ?? "\(source)"
  }
}

/// The destination buckets that could not be checked, as a paragraph; nil when all were.
private func uncheckedSection(_ destinations: [UncheckedDestination], _ detail: Detail) -> PlanSection? {
  guard !destinations.isEmpty else { return nil }
  var section = PlanSection(
    tone: .warning, mark: "  ?", name: "unchecked", count: counted(destinations.count, "bucket"),
    remark: "it could not be told whether the destination exists")
  let shown = destinations.prefix(detail == .full ? .max : uncheckedLines)
  section.entries = shown.map { destination in
    PlanSection.Entry(
      pair: "\(destination.name)", words: "\(prose: destination.message)", place: "\(destination.origin)")
  }
  section.leftOut = destinations.count - shown.count
  return section
}

/// How many unchecked destinations are listed where not everything is asked for.
private let uncheckedLines = 8
