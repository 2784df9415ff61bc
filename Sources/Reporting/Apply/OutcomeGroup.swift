internal import Applying
internal import Documents
internal import Planning
internal import Replication

/// Changes that ended alike, so that what is said of one holds for all: one cause is told once, however many it met.
struct OutcomeGroup {
  /// How many of them are listed by name.
  static let mostNamed = 10

  /// At least one, in the plan's order.
  let results: [ChangeResult]
  let first: ChangeResult

  /// The results in groups, in the order of the first of each; changes that were made stand alone.
  static func groups(of results: [ChangeResult]) -> [OutcomeGroup] {
    var keys: [Key: Int] = [:]
    var groups: [[ChangeResult]] = []
    for result in results {
      guard let key = Key(result) else {
        groups.append([result])
        continue
      }
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

  /// The changes that are named.
  var shown: ArraySlice<ChangeResult> { results.prefix(Self.mostNamed) }
  var hidden: Int { results.count - shown.count }

  /// The pairs, in the plan's order.
  var addresses: [RuleAddress] { results.map(\.change.address) }

  /// What makes changes end alike. What differs from request to request does not count, nor do the names of their buckets.
  private struct Key: Hashable {
    let ending: String
    let account: String
    let answer: FailedAnswer?
    let pair: PairState

    /// Nil for a change that was made.
    init?(_ result: ChangeResult) {
      guard let account = result.account else { return nil }
      let address = result.change.address
      ending = result.endingWord
      self.account = account.replacing(address.destination.text, with: "\u{0}").replacing(
        address.source.text, with: "\u{1}")
      pair = result.pair
      guard case .failed(let failure) = result.ending else {
        answer = nil
        return
      }
      var answer = failure.answer
      answer?.requestID = nil
      self.answer = answer
    }
  }
}
