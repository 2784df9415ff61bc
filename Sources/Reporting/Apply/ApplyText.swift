package import Applying
internal import Diagnostics
internal import Documents
internal import Planning
internal import Replication
package import TerminalText

/// What came of applying a plan, as text for people: what was made, then what was not, each cause said once for all that share
/// it, then what it means. The end is the result of the run: the sums, the time it took, and every pair that has no rule.
///
/// - Parameters:
///   - took: how long the changes took altogether; nil where that is not to be said.
///   - detail: whether every pair has a line of its own.
package func applyText(
  _ results: [ChangeResult], took: Duration? = nil, detail: Detail = .changes, layout: TextLayout = TextLayout()
) -> String {
  guard !results.isEmpty else { return "" }
  var page = TextPage(layout: layout, wideChunks: .whole)
  let groups = OutcomeGroup.groups(of: results)
  for group in groups.filter(\.first.isApplied) + groups.filter({ !$0.first.isApplied }) { page.add(group, detail) }
  page.addEmptyLine()
  for sentence in consequences(results) + [sums(results)] { page.add("\(prose: sentence)") }
  if let took { page.add("Took \(ours: Words.text(took)).") }
  page.addPairsWithoutRule(results.filter { $0.pair == .withoutRule }.map(\.change.address))
  return page.text
}

/// Where things begin in a line, in columns from 0.
private enum Column {
  static let detail = 6
  static let pair = 16
}

extension TextPage {
  /// Changes that ended alike: pairs that count up in one line, and beneath them once what holds for all.
  fileprivate mutating func add(_ group: OutcomeGroup, _ detail: Detail) {
    if group.isFolded {
      add([cell(0, group.foldedLine, hanging: Column.pair)], hanging: Column.pair)
    } else {
      for (kind, results) in group.byKind { add(results, of: kind, detail) }
    }
    for line in group.details { add(line, at: Column.detail) }
  }

  private mutating func add(_ results: [ChangeResult], of kind: Change.Kind, _ detail: Detail) {
    let addresses = results.map(\.change.address)
    let runs = detail == .full ? PairRun.single(addresses) : PairRun.runs(of: addresses)
    // What was not made is listed whole, and so is what lost its rule for a while.
    let isListedWhole = detail == .full || results.contains { !$0.isApplied } || kind == .replace || kind == .delete
    let shown = isListedWhole || runs.count <= mostLines + 1 ? runs[...] : runs.prefix(mostLines)
    for run in shown {
      let members = run.members.map { results[$0] }
      let phrase = members[0].mark + run.pairs(in: addresses) + members.remark
      add([cell(0, phrase, kind.tone, hanging: Column.pair)], hanging: Column.pair)
    }
    let left = runs[shown.endIndex...].reduce(0) { $0 + $1.members.count }
    if left > 0 { add("and \(left) more \(ours: kind.participle)", at: Column.detail) }
  }

  /// The last lines: pairs of which nothing is replicated are named one by one, however many there are.
  fileprivate mutating func addPairsWithoutRule(_ addresses: [RuleAddress]) {
    guard !addresses.isEmpty else { return }
    let pairs = agreeing(
      addresses.count, "1 pair, which has no rule now", "\(addresses.count) pairs, which have no rule now")
    add("Replication is OFF for \(ours: pairs):")
    for address in addresses { add("\(address.source) ->\u{A0}\(address.destination)", at: 2, tone: .alarm) }
  }
}

/// How many lines list changes of one kind that cost no pair its rule.
private let mostLines = 8

extension OutcomeGroup {
  /// How many changes were not begun, and why, in one line.
  fileprivate var foldedLine: Phrase {
    let mark = "    \(first.endingWord.padded(to: Column.pair - 5)) ".nonBreaking
    return "\(ours: mark)\(ours: counted(results.count, "change")): \(prose: first.account ?? "")"
  }
}

extension ChangeResult {
  /// What was done, with the mark of its kind; both stay with the pair that follows.
  fileprivate var mark: Phrase {
    "\(ours: "\(change.kind.mark) \(verb.padded(to: Column.pair - 5)) ".nonBreaking)"
  }

  private var verb: String {
    switch ending {
    case .applied: change.kind.participle
    case .failed: "FAILED"
    case .stale, .skipped, .interrupted: endingWord
    }
  }
}

extension [ChangeResult] {
  /// What stands behind changes that ended alike: how many they are, and of those that were made what came with it.
  fileprivate var remark: Phrase {
    var remarks: [Phrase] = count > 1 ? ["  \(ours: counted(count, "rule").nonBreaking)"] : []
    if let gaps { remarks.append("\(ours: count > 1 ? ", each" : " ") without a rule \(ours: gaps.nonBreaking)") }
    guard let first, case .applied(_, let notKept) = first.ending else { return Phrase(remarks, separator: "") }
    let fields = notKept.map(\.field.rawValue).joined(separator: ", ")
    if !fields.isEmpty { remarks.append("  OSS did not keep \(ours: fields)") }
    if let settling = first.settling { remarks.append(settling.remark) }
    return Phrase(remarks, separator: "")
  }

  /// How long the pairs were without a rule that were made: the shortest and the longest time.
  private var gaps: String? {
    let gaps = filter(\.isApplied).compactMap(\.gap)
    guard let shortest = gaps.min(), let longest = gaps.max() else { return nil }
    let (from, to) = (Words.text(shortest), Words.text(longest))
    return "for " + (from == to ? from : "\(from) to \(to)")
  }
}

extension ChangeResult.Settling {
  fileprivate var remark: Phrase {
    switch self {
    case .reached: ""
    case .stillClosing: "  still closing"
    case .still(let status): "  still \(prose: status.wireText)"
    case .unreadable: "  what became of it could not be read"
    case .interrupted: "  not waited for to the end"
    }
  }
}

private func sums(_ results: [ChangeResult]) -> String {
  let applied = results.filter(\.isApplied)
  let done = Change.Kind.shown.compactMap { kind -> String? in
    let count = applied.count { $0.change.kind == kind }
    return count > 0 ? "\(count) \(kind.participle)" : nil
  }
  let undone = ["failed", "stale", "skipped", "interrupted"].compactMap { word -> String? in
    let count = results.count { $0.endingWord == word }
    return count > 0 ? "\(count) \(word)" : nil
  }
  return "Applied: \(done.isEmpty ? "nothing" : done.joined(separator: ", "))."
    + (undone.isEmpty ? "" : " Not applied: \(undone.joined(separator: ", ")).")
}

/// What has to be known of a run in which not every change was made, and what to do.
private func consequences(_ results: [ChangeResult]) -> [String] {
  guard results.contains(where: { !$0.isApplied }) else { return [] }
  let unclear = results.count { $0.pair == .unclear }
  let pairs = agreeing(unclear, "1 pair has", "\(unclear) pairs have")
  let look = unclear == 0 ? [] : ["What \(pairs) now is not certain: look at it with oss-repl plan."]
  return look + ["Running oss-repl apply again is safe: every run starts from what is live."]
}

extension String {
  /// This text with blanks behind it up to a width; longer texts stay as they are.
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(width - count, 0)) }

  fileprivate var nonBreaking: String { String(map { $0 == " " ? "\u{A0}" : $0 }) }
}
