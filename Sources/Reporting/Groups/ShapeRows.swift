internal import Planning
internal import Replication

extension ChangeShape {
  /// What is said about changes of this shape.
  ///
  /// - Parameters:
  ///   - detail: whether fields that have their default are said too.
  ///   - place: the place of a field in the configuration, or several.
  func rows(_ detail: Detail, place: (RuleField) -> Phrase?) -> [DetailRow] {
    var rows: [DetailRow] = []
    if kind == .replace || kind == .setRTC {
      rows += differences.map {
        DetailRow("~ \($0.field.rawValue)", phrase(for: $0), place: kind == .replace ? place($0.field) : nil)
      }
    }
    if isRequested { rows.append(DetailRow("asked for", "with --replace")) }
    let fields = rule.map { RuleRows(effects: effects, kind: kind).rows($0, all: detail == .full) } ?? []
    rows += fields
    if let live {
      rows += RuleRows.rows(live)
    } else if let coverage, !coverage.isWholeBucket {
      rows.append(DetailRow("prefixes", Phrase(coverage)))
    }
    let told = rule == nil ? [] : Set(effects.filter { RuleRows.field(of: $0) != nil })
    rows += effects.filter { !told.contains($0) && $0 != .copiesStay }.map { DetailRow($0) }
    rows += lost.map { .warning("loses", "\($0)") }
    return rows
  }
}

extension DetailRow {
  /// What a change brings about. What is lost, for good or for a while, has to be read.
  init(_ effect: Effect) {
    self.init(effect.subject, "\(prose: effect.words)")
    if effect.isLoss || effect.isInterruption { self = .warning(name, value) }
  }
}

extension Effect {
  /// Whether nothing is replicated for a while, though nothing needs to be lost by it.
  fileprivate var isInterruption: Bool {
    switch self {
    case .gap, .waitsForClosing, .waitsForSlot, .mayBeFull: true
    default: false
    }
  }
}

/// From what to what: for prefixes what stays, what is added and what goes.
func phrase(for difference: FieldDifference) -> Phrase {
  func change(_ live: Phrase, _ desired: Phrase) -> Phrase { "\(live) ->\u{A0}\(desired)" }
  switch difference {
  case .location(let live, let desired): return change("\(live)", "\(desired)")
  case .transferType(let live, let desired): return change("\(ours: live.rawValue)", "\(ours: desired.rawValue)")
  case .prefixes(let live, let desired):
    return live.isWholeBucket || desired.isWholeBucket
      ? change(Phrase(live), Phrase(desired)) : mergedPrefixes(live, desired)
  case .action(let live, let desired): return change("\(ours: live.wireText)", "\(ours: desired.wireText)")
  case .rtc(let live, let desired): return change("\(ours: live.rawValue)", "\(ours: desired.rawValue)")
  case .syncRole(let live, let desired): return change(Phrase(live), Phrase(desired))
  case .sseKMS(let live, let desired): return change(Phrase(live), Phrase(desired))
  case .userTaggings(let live, let desired): return change(Phrase(live), Phrase(desired))
  }
}

private func mergedPrefixes(_ live: PrefixSet, _ desired: PrefixSet) -> Phrase {
  let (before, after) = (Set(live.prefixes), Set(desired.prefixes))
  let marked = PrefixSet(live.prefixes + desired.prefixes).prefixes.map { prefix in
    Phrase([!before.contains(prefix) ? .added(prefix) : !after.contains(prefix) ? .removed(prefix) : .value(prefix)])
  }
  return Phrase(marked, separator: "  ")
}
