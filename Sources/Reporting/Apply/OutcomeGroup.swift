internal import Applying
internal import Documents
internal import Planning
internal import Replication

/// Changes that ended alike, so that what is said of one holds for all: one cause is reported once, however many it met.
struct OutcomeGroup {
  /// At least one, in the plan's order.
  let results: [ChangeResult]
  let first: ChangeResult

  /// The results in groups, in the order of the first of each.
  static func groups(of results: [ChangeResult]) -> [OutcomeGroup] {
    var keys: [Key: Int] = [:]
    var groups: [[ChangeResult]] = []
    for result in results {
      let key = Key(result)
      if let place = keys[key] {
        groups[place].append(result)
      } else {
        keys[key] = groups.count
        groups.append([result])
      }
    }
    return groups.compactMap { group in group.first.map { OutcomeGroup(results: group, first: $0) } }
  }

  /// Whether nothing is to be said of them but how many they are: they were not begun.
  var isFolded: Bool {
    guard results.count > 1 else { return false }
    switch first.ending {
    case .skipped, .interrupted(.notDone): return true
    case .applied, .failed, .stale, .interrupted: return false
    }
  }

  /// The results by the kind of their changes, in the order in which kinds are shown.
  var byKind: [(kind: Change.Kind, results: [ChangeResult])] {
    Change.Kind.shown.compactMap { kind in
      let ofKind = results.filter { $0.change.kind == kind }
      return ofKind.isEmpty ? nil : (kind, ofKind)
    }
  }

  /// The pairs, in the plan's order.
  var addresses: [RuleAddress] { results.map(\.change.address) }

  /// What makes changes end alike. What differs from request to request does not count, nor do the names of their buckets.
  private struct Key: Hashable {
    /// The ending in a word; for a change that was made also what it was.
    let ending: String
    let kind: Change.Kind?
    let account: String
    var answer: FailedAnswer?
    let pair: PairState
    var notKept: [RuleField] = []

    init(_ result: ChangeResult) {
      ending = result.endingWord
      kind = result.isApplied ? result.change.kind : nil
      let address = result.change.address
      account = [result.account, result.unreachedWait].compactMap(\.self).joined(separator: "; ")
        .replacing(address.destination.text, with: "\u{0}").replacing(address.source.text, with: "\u{1}")
      pair = result.pair
      switch result.ending {
      case .applied(_, let differences): notKept = differences.map(\.field)
      case .failed(let failure):
        answer = failure.answer
        answer?.requestID = nil
      case .stale, .skipped, .interrupted: break
      }
    }
  }
}
