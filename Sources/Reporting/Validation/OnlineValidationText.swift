internal import Diagnostics
package import Planning
internal import Replication
package import TerminalText

/// What OSS says of a configuration, as text for people: a line for each bucket and rule that is not proven, up to a limit,
/// then the sums.
package func onlineValidationText(
  _ feasibility: Feasibility, _ leftOut: LeftOut, layout: TextLayout = TextLayout()
) -> String {
  let buckets = feasibility.sources.sorted { $0.key < $1.key }
  let rules = feasibility.verdicts.sorted { $0.key < $1.key }
  let lines =
    buckets.compactMap { UnprovenLine("bucket\u{A0}\($0.key)", $0.value) }
    + rules.compactMap { UnprovenLine("\($0.key.source) ->\u{A0}\($0.key.destination)", $0.value) }
  var page = TextPage(layout: layout, wideChunks: .whole)
  for line in lines.prefix(longestList) {
    page.add(
      [page.cell(2, line.subject, hanging: hangingColumn), page.cell(0, line.reasons)], hanging: hangingColumn)
  }
  if lines.count > longestList { page.addUnbroken("  and \(lines.count - longestList) more") }
  let scope =
    leftOut == .nothing
    ? "" : " Left out by --only and --exclude: buckets \(leftOut.buckets), rules \(leftOut.rules)."
  page.addUnbroken(
    "Online: \(sum(buckets.map(\.value), "bucket", "where the configuration says")); "
      + "\(sum(rules.map(\.value), "rule", "feasible"))." + scope)
  return page.text
}

/// How many lines are shown at most.
private let longestList = 40
/// Where the further lines of an entry begin, in columns from 0.
private let hangingColumn = 6

/// A bucket or a rule that is not proven, and why.
private struct UnprovenLine {
  let subject: Phrase
  let reasons: Phrase

  /// Nil for what is proven.
  init?(_ subject: Phrase, _ verdict: Feasibility.Verdict) {
    let (mark, codes): (String, [DiagnosticCode]) =
      switch verdict {
      case .proven: ("", [])
      case .infeasible(let obstacles): ("x", obstacles.map(\.cause.code))
      case .unproven(let doubts): ("?", doubts.map(\.cause.code))
      }
    guard !codes.isEmpty else { return nil }
    self.subject = "\(ours: mark)\u{A0}\(subject)"
    let reasons = Set(codes).sorted { $0.number < $1.number }.map { "\($0) \($0.title)" }
    self.reasons = "\(ours: reasons.joined(separator: "; "))"
  }
}

private func sum(_ verdicts: [Feasibility.Verdict], _ noun: String, _ proven: String) -> String {
  var counts = (proven: 0, infeasible: 0, unproven: 0)
  for verdict in verdicts {
    switch verdict {
    case .proven: counts.proven += 1
    case .infeasible: counts.infeasible += 1
    case .unproven: counts.unproven += 1
    }
  }
  var words = "\(counts.proven) of \(counted(verdicts.count, noun)) \(agreeing(verdicts.count, "is", "are")) \(proven)"
  if counts.infeasible > 0 { words += ", \(counts.infeasible) \(agreeing(counts.infeasible, "is", "are")) not" }
  if counts.unproven > 0 { words += ", \(counts.unproven) could not be proven" }
  return words
}
