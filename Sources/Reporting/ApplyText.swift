package import Applying
internal import Documents
internal import Planning
internal import Replication

/// What came of applying a plan, as text for people: a line for each change, what went wrong beneath it, then the sums and
/// what they mean.
package func applyText(_ results: [ChangeResult], style: TextStyle = .plain) -> String {
  guard !results.isEmpty else { return "" }
  let lines = results.flatMap { result in
    let pair = Words.visible("\(result.change.address.source) -> \(result.change.address.destination)")
    let line = "\(result.change.kind.mark) \(result.verb.padded(to: 11)) \(pair)\(result.remark)"
    let details = result.details.flatMap { Words.lines($0, indentation: 6) }
    return [style.painted(line, as: result.change.kind)] + details
  }
  let end = ([sums(results)] + consequences(results)).flatMap { Words.lines($0) }
  return (lines + [""] + end).joined(separator: "\n") + "\n"
}

private func sums(_ results: [ChangeResult]) -> String {
  var parts: [String] = []
  for kind in Change.Kind.shown {
    let count = results.count { $0.isApplied && $0.change.kind == kind }
    if count > 0 { parts.append("\(count) \(kind.participle)") }
  }
  let done = parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
  parts = []
  let endings: [(String, (ChangeResult) -> Bool)] = [
    ("failed", { $0.isFailed }), ("stale", { $0.ending == .stale }), ("skipped", { $0.isSkipped }),
    ("interrupted", { $0.isInterrupted }),
  ]
  for (word, matches) in endings {
    let count = results.count(where: matches)
    if count > 0 { parts.append("\(count) \(word)") }
  }
  return "Applied: \(done)." + (parts.isEmpty ? "" : " Not applied: \(parts.joined(separator: ", ")).")
}

/// What has to be known of a run in which not every change was made, and what to do.
private func consequences(_ results: [ChangeResult]) -> [String] {
  guard results.contains(where: { !$0.isApplied }) else { return [] }
  let off = results.filter { $0.pair == .withoutRule }.map(\.change.address.description)
  let unclear = results.filter { $0.pair == .unclear }.map(\.change.address.description)
  var lines: [String] = []
  if !off.isEmpty {
    lines.append("Replication is OFF, for there is no rule: \(Words.some(off)).")
  }
  if !unclear.isEmpty { lines.append("Look at what is live with oss-repl plan: \(Words.some(unclear)).") }
  lines.append("Running oss-repl apply again is safe: every run starts from what is live.")
  return lines
}

extension ChangeResult {
  fileprivate var verb: String {
    switch ending {
    case .applied: change.kind.participle
    case .failed: "FAILED"
    case .stale, .skipped, .interrupted: endingWord
    }
  }

  /// What stands behind a change that was made.
  fileprivate var remark: String {
    guard case .applied(let gap, let notKept) = ending else { return "" }
    let gapText = gap.map { "  without a rule for \(Words.text($0))" } ?? ""
    let fields = notKept.map(\.field.rawValue).joined(separator: ", ")
    return gapText + (fields.isEmpty ? "" : "  OSS did not keep \(fields)") + (settling?.remark ?? "")
  }

  /// What stands beneath a change that was not made: what happened, what OSS said, and what the pair has now.
  fileprivate var details: [String] {
    guard let account else { return [] }
    var lines = [account]
    if case .failed(let failure) = ending, !failure.facts.isEmpty {
      lines.append(failure.facts.joined(separator: ", "))
    }
    if case .restored = pair, let gap {
      lines.append("the old rule is back after \(Words.text(gap)) without one, under a new ID")
    } else if let clause = pair.clause {
      lines.append(clause)
    }
    return lines
  }
}

extension ChangeResult.Settling {
  fileprivate var remark: String {
    switch self {
    case .reached: ""
    case .stillClosing: "  still closing"
    case .still(let status): "  still \(Words.visible(status.wireText))"
    case .unreadable: "  what became of it could not be read"
    case .interrupted: "  not waited for to the end"
    }
  }
}

extension Change.Kind {
  fileprivate var participle: String {
    switch self {
    case .create: "created"
    case .replace: "replaced"
    case .setRTC: "RTC set"
    case .delete: "deleted"
    }
  }
}
