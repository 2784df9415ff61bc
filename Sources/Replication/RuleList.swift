/// The rules that one bucket is proven to have: at most one live rule a pair, and any number of closing ones beside it.
package struct RuleList: Hashable, Sendable {
  /// Two rules for one pair, neither of them closing; OSS documents that this can't be, so nothing can be concluded.
  package struct Contradiction: Error, Hashable {
    package let address: RuleAddress

    package init(address: RuleAddress) { self.address = address }
  }

  /// The rules that replicate or will, by address.
  package private(set) var live: [RuleAddress: LiveRule]
  /// The rules that were deleted and are not gone yet, sorted by address. They replicate nothing, but hold their pair.
  package private(set) var closing: [LiveRule]

  /// A bucket without any rule.
  package static let none = RuleList(live: [:], closing: [])

  /// Sorts rules into live and closing.
  ///
  /// - Throws: `Contradiction` when two rules of one pair are live.
  package init(_ rules: [LiveRule]) throws(Contradiction) {
    var live: [RuleAddress: LiveRule] = [:]
    for rule in rules where rule.status != .closing {
      guard live.updateValue(rule, forKey: rule.address) == nil else { throw Contradiction(address: rule.address) }
    }
    let closing = rules.filter { $0.status == .closing }.sorted { ($0.address, $0.id) < ($1.address, $1.id) }
    self.init(live: live, closing: closing)
  }

  private init(live: [RuleAddress: LiveRule], closing: [LiveRule]) {
    self.live = live
    self.closing = closing
  }

  /// Whether a deleted rule still holds a pair.
  package func isClosing(_ address: RuleAddress) -> Bool { closing.contains { $0.address == address } }

  /// Gives a pair a live rule, in place of the one that it has.
  package mutating func put(_ rule: LiveRule) { live[rule.address] = rule }

  /// Takes a pair's live rule away.
  package mutating func remove(_ address: RuleAddress) { live[address] = nil }

  /// Lets every closing rule be gone.
  package mutating func settle() { closing = [] }
}
