/// What the groups of a configuration come to: a few lines can make millions of rules.
struct GroupSize {
  private var rules = 0
  private var items = 0

  /// How many rules all groups together may give. A bucket without rules counts as one.
  static let ruleLimit = 50_000
  /// How many prefixes and tags these rules may have.
  static let itemLimit = 1_000_000

  /// Adds the rules of a group, which come again for each of its buckets.
  mutating func add(_ rules: [LinkedRule], times count: Int) {
    self.rules += count * max(rules.count, 1)
    items += count * rules.reduce(0) { $0 + $1.itemCount }
  }

  /// The limit that they are over, in words; nil for none.
  var excess: String? {
    if rules > Self.ruleLimit { return "\(Self.ruleLimit) rules" }
    return items > Self.itemLimit ? "\(Self.itemLimit) prefixes and tags" : nil
  }
}
