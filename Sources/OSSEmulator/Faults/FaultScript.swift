/// Faults with what they have counted so far. It decides what befalls a request, and does nothing itself.
///
/// A fault counts the requests that meet its conditions and hits those that are in turn. Faults are asked in the order in
/// which they were set; each counts on its own, whether or not an earlier one has hit.
package struct FaultScript: Sendable {
  /// What chance begins with.
  package let seed: UInt64
  private(set) var entries: [Entry]

  /// A fault and its counts.
  struct Entry: Sendable {
    let fault: Fault
    /// The requests that met its conditions.
    var matched = 0
    /// The requests that it changed.
    var fired = 0
    fileprivate var matchedByBucket: [String: Int] = [:]
  }

  /// A script without faults.
  package init() {
    self.init(seed: 0, faults: [])
  }

  init(seed: UInt64, faults: [Fault]) {
    self.seed = seed
    entries = faults.map { Entry(fault: $0) }
  }

  /// The names of all kinds of faults.
  package static let kinds = FaultAction.Kind.allCases.map(\.rawValue)

  package var isEmpty: Bool { entries.isEmpty }

  /// Whether any condition looks at the destination of a rule.
  var looksAtDestinations: Bool { entries.contains { $0.fault.condition.destination != nil } }

  func contains(_ id: String) -> Bool { entries.contains { $0.fault.id == id } }

  mutating func add(_ fault: Fault) {
    entries.append(Entry(fault: fault))
  }

  mutating func remove(_ id: String) {
    entries.removeAll { $0.fault.id == id }
  }

  /// Notes that an aftermath has come to pass.
  mutating func noteFired(_ id: String) {
    guard let index = entries.firstIndex(where: { $0.fault.id == id }) else { return }
    entries[index].fired += 1
  }

  /// Decides for a request of which only the head was read.
  mutating func decideBeforeReading(_ facts: RequestFacts) -> FaultDecision {
    decide(facts, beforeReading: true)
  }

  /// Decides for a request that was read.
  mutating func decide(_ facts: RequestFacts) -> FaultDecision {
    decide(facts, beforeReading: false)
  }

  private mutating func decide(_ facts: RequestFacts, beforeReading: Bool) -> FaultDecision {
    var decision = FaultDecision()
    for index in entries.indices where entries[index].fault.action.isBeforeReading == beforeReading {
      let fault = entries[index].fault
      guard fault.condition.matches(facts) else { continue }
      guard fault.condition.occurrences.contains(entries[index].count(facts)) else { continue }
      var chance = Chance(seed: seed, fault: fault.id, match: entries[index].matched)
      guard chance.fraction() < fault.condition.probability else { continue }
      if decision.take(fault, &chance) { entries[index].fired += 1 }
    }
    return decision
  }
}

extension FaultScript.Entry {
  /// Counts a request that meets the conditions, and returns which one it is.
  fileprivate mutating func count(_ facts: RequestFacts) -> Int {
    matched += 1
    guard fault.condition.isCountedByBucket else { return matched }
    return matchedByBucket[facts.bucket ?? "", default: 0].increment()
  }
}

extension Int {
  /// Adds one and returns the sum.
  fileprivate mutating func increment() -> Int {
    self += 1
    return self
  }
}
