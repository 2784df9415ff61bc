internal import Diagnostics
internal import Replication
internal import Status

/// The last lines of a status: what it all amounts to.
struct StatusSummary {
  let table: StatusTable

  /// How many pairs are in each phase, in one sentence.
  var counts: String {
    guard !table.pairs.isEmpty else {
      return table.unread.isEmpty ? "No rules in \(counted(table.buckets.count, "bucket"))." : "No rules could be read."
    }
    var names: [String] = []
    for pair in table.pairs where !names.contains(pair.phase.name) { names.append(pair.phase.name) }
    let parts = names.map { name in "\(table.count { $0.phase.name == name }) \(name)" }
    let rules = counted(table.pairs.count, "rule")
    return
      "\(rules) in \(counted(Set(table.pairs.map(\.address.source)).count, "bucket")): \(parts.joined(separator: ", "))."
  }

  /// What somebody has to look at; empty where that is nothing.
  var concerns: [String] {
    var lines: [String] = []
    let lagging = table.count { $0.breach == .lagging }
    let unfinished = table.count { $0.breach == .unfinished }
    let drifted = table.count { $0.live != nil && $0.matches == false }
    if lagging > 0 { lines.append("\(counted(lagging, "rule")) beyond the longest lag.") }
    if unfinished > 0 { lines.append("\(counted(unfinished, "rule")) not caught up.") }
    if drifted > 0 { lines.append("\(counted(drifted, "rule")) not as configured; see oss-repl drift.") }
    let unread = table.unreadBuckets
    if !unread.isEmpty { lines.append("Incomplete: \(counted(unread.count, "bucket")) could not be read.") }
    return lines
  }

  /// What to do about buckets that could not be read, each once.
  var advice: [String] {
    var all: [String] = []
    for bucket in table.unreadBuckets {
      let help = statusHelp(bucket.reason, isConfigured: true)
      if !all.contains(help) { all.append(help) }
    }
    return all
  }

  /// What has to be known to read a lag; nil where none is shown.
  var lagNote: String? {
    guard table.pairs.contains(where: { $0.lag != nil }) else { return nil }
    return "Times are UTC. A lag is an upper bound: OSS does not say whether its time moves while nothing is written."
  }
}
