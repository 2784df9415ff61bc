package import Applying
internal import Diagnostics
internal import Documents
internal import Planning
internal import Replication
package import TerminalText

/// What came of applying a plan, as text for people: a line for each change, causes said once for all that share them, then
/// what it means. The end is the result of the run: the sums, the time it took, and every pair that has no rule.
///
/// - Parameter took: how long the changes took altogether; nil where that is not to be said.
package func applyText(_ results: [ChangeResult], took: Duration? = nil, layout: TextLayout = TextLayout()) -> String {
  guard !results.isEmpty else { return "" }
  var page = TextPage(layout: layout, wideChunks: .whole)
  for group in OutcomeGroup.groups(of: results) { page.add(group) }
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
  /// Changes that ended alike: each in its line, and beneath them once what holds for all.
  fileprivate mutating func add(_ group: OutcomeGroup) {
    if group.isFolded {
      add([cell(0, group.foldedLine, hanging: Column.pair)], hanging: Column.pair)
      return
    }
    for result in group.shown {
      add([cell(0, result.line, result.change.kind.tone, hanging: Column.pair)], hanging: Column.pair)
    }
    if group.hidden > 0 { add("and \(group.hidden) more", at: Column.detail) }
    for detail in group.first.details(alone: group.results.count == 1) { add("\(prose: detail)", at: Column.detail) }
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

extension OutcomeGroup {
  /// How many changes were not begun, and why, in one line.
  fileprivate var foldedLine: Phrase {
    let mark = "    \(first.endingWord.padded(to: Column.pair - 5)) ".map { $0 == " " ? "\u{A0}" : $0 }
    return "\(ours: String(mark))\(ours: counted(results.count, "change")): \(prose: first.account ?? "")"
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
  let unclear = results.filter { $0.pair == .unclear }.map(\.change.address.description)
  let look = unclear.isEmpty ? [] : ["Look at what is live with oss-repl plan: \(firstOf(unclear, atMost: 10))."]
  return look + ["Running oss-repl apply again is safe: every run starts from what is live."]
}

extension ChangeResult {
  /// What was done to which pair, and what has to be said of it beside.
  fileprivate var line: Phrase {
    // Mark, verb and pair stay together.
    let mark = "\(change.kind.mark) \(verb.padded(to: Column.pair - 5)) ".map { $0 == " " ? "\u{A0}" : $0 }
    return "\(ours: String(mark))\(change.address.source) ->\u{A0}\(change.address.destination)\(remark)"
  }

  private var verb: String {
    switch ending {
    case .applied: change.kind.participle
    case .failed: "FAILED"
    case .stale, .skipped, .interrupted: endingWord
    }
  }

  /// What stands behind a change that was made.
  private var remark: Phrase {
    guard case .applied(let gap, let notKept) = ending else { return "" }
    let fields = notKept.map(\.field.rawValue).joined(separator: ", ")
    var remarks: [Phrase] = gap.map { ["  without a rule for \(ours: Words.text($0))"] } ?? []
    if !fields.isEmpty { remarks.append("  OSS did not keep \(ours: fields)") }
    if let settling { remarks.append(settling.remark) }
    return Phrase(remarks, separator: "")
  }

  /// What stands beneath a change that was not made: what happened, what OSS said, and what the pair has now.
  ///
  /// - Parameter alone: whether it is said of this change only, and not of others that ended alike.
  fileprivate func details(alone: Bool) -> [String] {
    guard let account else { return [] }
    var lines = [account]
    if case .failed(let failure) = ending, !failure.facts.isEmpty {
      lines.append(failure.facts.joined(separator: ", "))
    }
    if case .restored = pair, let gap, alone {
      lines.append("the old rule is back after \(Words.text(gap)) without one, under a new ID")
    } else if let clause = pair.clause {
      lines.append(clause)
    }
    return lines
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

extension String {
  /// This text with blanks behind it up to a width; longer texts stay as they are.
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(width - count, 0)) }
}
