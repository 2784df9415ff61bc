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
        DetailRow(.difference($0.field), Phrase($0), place: kind == .replace ? place($0.field) : nil)
      }
    }
    if isRequested { rows.append(DetailRow(.request, "with --replace")) }
    let fields = rule.map { RuleRows(effects: effects, kind: kind).rows($0, all: detail == .full) } ?? []
    rows += fields
    if let live {
      rows += RuleRows.rows(live)
    } else if let coverage, !coverage.isWholeBucket {
      rows.append(DetailRow(.field(.prefixes), Phrase(coverage)))
    }
    let shown = rule == nil ? [] : Set(effects.filter { RuleRows.field(of: $0) != nil })
    rows += effects.filter { !shown.contains($0) && $0 != .copiesStay }.map { DetailRow($0) }
    rows += lost.map { DetailRow(.lostPart, "\($0)") }
    return rows
  }
}

extension Phrase {
  /// From what to what: for prefixes what stays, what is added and what goes.
  init(_ difference: FieldDifference) {
    if case (.prefixes(let live), .prefixes(let desired)) = (difference.live, difference.desired),
      !live.isWholeBucket, !desired.isWholeBucket
    {
      self.init(merging: live, desired)
    } else {
      self = "\(Phrase(difference.live)) ->\u{A0}\(Phrase(difference.desired))"
    }
  }

  private init(merging live: PrefixSet, _ desired: PrefixSet) {
    let (before, after) = (Set(live.prefixes), Set(desired.prefixes))
    let marked = PrefixSet(live.prefixes + desired.prefixes).prefixes.map { prefix in
      Phrase([!before.contains(prefix) ? .added(prefix) : !after.contains(prefix) ? .removed(prefix) : .value(prefix)])
    }
    self.init(marked, separator: "  ")
  }
}
