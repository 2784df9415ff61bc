internal import Planning
internal import Replication

/// The places of `limits.replace.max_unavailable`: how many pairs may be without a rule at a time because a run took it.
///
/// A replace holds a place from before its delete until its pair has a rule again. A pair that is left without one keeps its
/// place for the rest of the run, so that a mistake that breaks every pair breaks no more of them than that.
struct UnavailabilityBudget: Hashable, Sendable {
  private let places: Int
  /// The buckets with a replace under way; each has one at a time.
  private var held: Set<BucketName> = []
  /// The pairs that have, or may have, lost their rule for good.
  private var kept: Set<RuleAddress> = []

  /// - Parameter places: at least 1.
  init(places: Int) { self.places = max(places, 1) }

  var hasPlace: Bool { held.count + kept.count < places }

  /// Whether no place will ever come free again.
  var isExhausted: Bool { kept.count >= places }

  mutating func grant(to bucket: BucketName) { held.insert(bucket) }

  /// Takes note of what has become of a bucket's replaces. What is lost after its place was given back counts again.
  mutating func update(_ bucket: BucketName, holdsPlace: Bool, _ results: [ChangeResult]) {
    if !holdsPlace { held.remove(bucket) }
    for result in results where result.mayLeavePairWithoutRule { kept.insert(result.change.address) }
  }
}

extension ChangeResult {
  /// Whether a replace ended with its pair without a rule, or so that this can't be ruled out.
  fileprivate var mayLeavePairWithoutRule: Bool {
    guard change.kind == .replace else { return false }
    switch ending {
    case .failed(let failure):
      switch failure.pair {
      case .withoutRule, .unclear: return true
      case .asBefore, .restored: return false
      }
    case .interrupted(.pendingCreate), .interrupted(.unverified): return true
    case .applied, .stale, .skipped, .interrupted(.notDone): return false
    }
  }
}
