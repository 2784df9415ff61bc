internal import Applying
internal import Diagnostics
internal import Documents
internal import Planning

extension OutcomeGroup {
  /// What stands beneath changes that were not made, or have not come about: the cause with its code, what OSS said, what the
  /// pairs have now, what to do, and the place that asks for them. It says all that the diagnostic of the group does.
  var details: [Phrase] {
    guard !isFolded else { return [] }
    guard let diagnostic = first.diagnostic else { return first.account.map { ["\(prose: $0)"] } ?? [] }
    let cause = first.account ?? first.unreachedWait ?? diagnostic.message
    var lines: [Phrase] = ["\(ours: diagnostic.code.description)\u{A0} \(prose: cause)"]
    lines += notes(diagnostic).map { "\(prose: $0)" }
    lines += diagnostic.help.map { "help: \(prose: $0)" }
    if let place = placePhrase(results.map(\.change.origin)) { lines.append("at \(place)") }
    return lines
  }

  private func notes(_ diagnostic: Diagnostic) -> [String] {
    switch first.ending {
    case .failed(let failure):
      let facts = failure.facts.isEmpty ? [] : [failure.facts.joined(separator: ", ")]
      guard case .restored(let losses) = failure.pair else { return facts + clause }
      return facts + clause + losses.map(\.note)
    case .stale: return []
    case .interrupted(.pendingCreate): return clause
    case .interrupted, .skipped, .applied: return diagnostic.notes
    }
  }

  /// What the pairs have now.
  private var clause: [String] {
    guard results.count > 1 else {
      if case .restored = first.pair, let gap = first.gap {
        return ["the old rule is back after \(Words.text(gap)) without one, under a new ID"]
      }
      return first.pair.clause.map { [$0] } ?? []
    }
    return switch first.pair {
    case .asDesired, .untouched: []
    case .asBefore: ["the pairs are as they were before"]
    case .restored: ["the old rules were put back as OSS had listed them, under new IDs"]
    case .withoutRule: ["replication is OFF: the pairs have no rule"]
    case .unclear: ["what the pairs have now could not be made certain"]
    }
  }
}
