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
    if let rule { rows += RuleRows.rows(rule, kind, all: detail == .full) }
    if let gap {
      if rule == nil { rows.append(RuleRows.history(gap.history, .replace)) }
      rows.append(gapRow(gap))
    }
    if let live {
      rows += RuleRows.rows(live)
    } else if let coverage, !coverage.isWholeBucket {
      rows.append(DetailRow("prefixes", Phrase(coverage)))
    }
    rows += lost.map { .warning("loses", "\($0)") }
    if isWaiting { rows.append(.warning("waits", "a deleted rule still holds the pair; created once it is gone")) }
    return rows
  }

  private func gapRow(_ gap: Gap) -> DetailRow {
    let written =
      gap.history == .enabled
      ? "its history replication copies what was written meanwhile"
      : "what is written meanwhile is NOT copied, because its history replication is disabled"
    let deleted = gap.propagatesDeletes ? "; deletes made meanwhile are not carried over" : ""
    return .warning("gap", "no replication until the new rule starts; \(ours: written)\(ours: deleted)")
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
