internal import Replication

/// The first few of a list, and how many there are beside them: `a, b and 7 more`.
package func firstOf(_ names: [String], atMost limit: Int) -> String {
  let rest = names.count - limit
  return names.prefix(limit).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
}

/// Which rules something is about, a few of them by name; nothing for none.
func concernedRules(_ addresses: [RuleAddress]) -> [String] {
  let names = firstOf(addresses.map(\.description), atMost: 3)
  switch addresses.count {
  case 0: return []
  case 1: return ["it concerns the rule \(names)"]
  case 2...3: return ["it concerns the rules \(names)"]
  default: return ["it concerns \(addresses.count) rules: \(names)"]
  }
}
