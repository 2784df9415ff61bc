internal import Planning
internal import Replication

/// The lines under a group's pairs: what the rules say, what differs, what it means, and where it was asked for.
func detailLines(of group: ChangeGroup) -> [String] {
  let lines: [[Cell]]
  switch group.example {
  case .create(let desired):
    lines = ruleLines(desired.rule) + waitLines(group) + noteLines(group) + [placeLine(group)]
  case .replace(_, let desired, let differences):
    lines =
      differences.map { differenceLine($0, desired) } + [gapLine(desired.rule)] + noteLines(group) + [placeLine(group)]
  case .setRTC(let live, let desired):
    let before = live.rtc.value?.rawValue ?? "(not modelled)"
    let billed = desired.rule.rtc == .enabled ? "billed per GB" : "no longer billed"
    let changed: [Cell] = [.name("~ rtc"), .value("\(before) -> \(desired.rule.rtc.rawValue)"), .remark(billed)]
    lines = [changed] + noteLines(group) + [placeLine(group)]
  case .delete(_, let because):
    lines = [[.name("because"), .value(because.words)]] + noteLines(group) + [placeLine(group)]
  }
  return aligned(lines)
}

/// A piece of a line; the names are as wide as each other, and so are the values that have a remark behind them.
private enum Cell {
  case name(String), value(String), remark(String)
}

private func aligned(_ lines: [[Cell]]) -> [String] {
  var nameWidth = 0
  var valueWidth = 0
  for line in lines {
    if case .name(let text)? = line.first { nameWidth = max(nameWidth, text.count) }
    if line.count > 2, case .value(let text) = line[1] { valueWidth = max(valueWidth, min(text.count, 32)) }
  }
  return lines.map { line in
    line.enumerated().map { index, cell in
      switch cell {
      case .name(let text): text.padded(to: nameWidth) + "  "
      case .value(let text): index == line.count - 1 ? text : text.padded(to: valueWidth) + "  "
      case .remark(let text): text
      }
    }.joined()
  }
}

private func ruleLines(_ rule: ReplicationRule) -> [[Cell]] {
  let deletes = rule.action.propagatesDeletes ? "deletes in the source are replicated" : "deletes are not replicated"
  let history =
    rule.historicalObjectReplication == .enabled
    ? "existing objects are copied, overwriting same names; billed" : "existing objects are not copied"
  var lines: [[Cell]] = [
    [.name("action"), .value(rule.action.wireText), .remark(deletes)],
    [.name("history"), .value(rule.historicalObjectReplication.rawValue), .remark(history)],
  ]
  if !rule.prefixes.isWholeBucket { lines.append([.name("prefixes"), .value(Words.text(rule.prefixes))]) }
  if rule.transferType == .accelerated {
    lines.append([.name("transfer"), .value(rule.transferType.rawValue), .remark("transfer acceleration, billed")])
  }
  if rule.rtc == .enabled { lines.append([.name("rtc"), .value("enabled"), .remark("billed per GB")]) }
  if rule.syncRole != nil { lines.append([.name("role"), .value(Words.text(rule.syncRole))]) }
  if rule.sseKMS.isEnabled { lines.append([.name("kms"), .value(Words.text(rule.sseKMS))]) }
  if rule.userTaggings != nil { lines.append([.name("tags"), .value(Words.text(rule.userTaggings))]) }
  return lines
}

private func differenceLine(_ difference: FieldDifference, _ desired: DesiredRule) -> [Cell] {
  let place = (desired.fieldOrigins[difference.field] ?? desired.origin).description
  let name = difference.field.rawValue
  return [.name("~ \(name)"), .value(words(for: difference)), .remark(place)]
}

/// From what to what: for prefixes what stays, what is added (+) and what goes (-).
func words(for difference: FieldDifference) -> String {
  switch difference {
  case .location(let live, let desired): "\(live) -> \(desired)"
  case .transferType(let live, let desired): "\(live.rawValue) -> \(desired.rawValue)"
  case .prefixes(let live, let desired):
    live.isWholeBucket || desired.isWholeBucket
      ? "\(Words.text(live)) -> \(Words.text(desired))" : mergedPrefixes(live, desired)
  case .action(let live, let desired): "\(live.wireText) -> \(desired.wireText)"
  case .rtc(let live, let desired): "\(live.rawValue) -> \(desired.rawValue)"
  case .syncRole(let live, let desired): "\(Words.text(live)) -> \(Words.text(desired))"
  case .sseKMS(let live, let desired): "\(Words.text(live)) -> \(Words.text(desired))"
  case .userTaggings(let live, let desired): "\(Words.text(live)) -> \(Words.text(desired))"
  }
}

private func mergedPrefixes(_ live: PrefixSet, _ desired: PrefixSet) -> String {
  let both = PrefixSet(live.prefixes + desired.prefixes).prefixes
  return both.map { prefix in
    let mark = !live.prefixes.contains(prefix) ? "+" : !desired.prefixes.contains(prefix) ? "-" : ""
    return mark + Words.visible(prefix)
  }.joined(separator: "  ")
}

private func gapLine(_ rule: ReplicationRule) -> [Cell] {
  let consequence =
    rule.historicalObjectReplication == .enabled
    ? "objects written until the new rule starts are copied by its history replication; billed"
    : "objects written until the new rule starts are NOT copied: its history replication is disabled"
  return [.name("! gap"), .value(consequence)]
}

private func waitLines(_ group: ChangeGroup) -> [[Cell]] {
  group.isWaiting ? [[.name("! waits"), .value("a deleted rule still holds the pair; created once it is gone")]] : []
}

private func noteLines(_ group: ChangeGroup) -> [[Cell]] {
  let notes = Set(group.changes.compactMap(\.note)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  return notes.prefix(3).map { [.name("note"), .value(Words.visible($0))] }
}

private func placeLine(_ group: ChangeGroup) -> [Cell] {
  let more = group.changes.count > 1 ? " and \(group.changes.count - 1) more" : ""
  return [.name("at"), .value(group.example.origin.description + more)]
}

extension Change {
  fileprivate var note: String? {
    if case .delete(_, .tombstone(let tombstone)) = self { return tombstone.note }
    return desired?.note
  }
}
