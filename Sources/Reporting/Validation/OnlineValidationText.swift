internal import Diagnostics
package import Planning
internal import Replication
package import TerminalText

/// What OSS says of a configuration, as text for people: what is not proven, names that count up in one line and each reason
/// once, then the sums.
package func onlineValidationText(
  _ feasibility: Feasibility, _ leftOut: LeftOut, layout: TextLayout = TextLayout()
) -> String {
  let buckets = feasibility.sources.sorted { $0.key < $1.key }
  let rules = feasibility.verdicts.sorted { $0.key < $1.key }
  var page = TextPage(layout: layout, wideChunks: .whole)
  for (finding, names) in unproven(buckets) {
    let ranges = PairRun.ranges(of: names).map(\.range)
    page.add(finding, agreeing(names.count, "bucket", "buckets"), ranges)
  }
  for (finding, pairs) in unproven(rules) {
    page.add(finding, "", PairRun.runs(of: pairs).map { $0.pairs(in: pairs) })
  }
  let scope =
    leftOut == .nothing
    ? "" : " Left out by --only and --exclude: buckets \(leftOut.buckets), rules \(leftOut.rules)."
  page.add(
    """
    Online: \(ours: sum(buckets.map(\.value), "bucket", "where the configuration says")); \
    \(ours: sum(rules.map(\.value), "rule", "feasible")).\(ours: scope)
    """)
  return page.text
}

/// Where the further lines of an entry begin, in columns from 0.
private let hangingColumn = 6
/// How many lines list what is not proven for one reason.
private let longestList = 40

extension TextPage {
  /// What is not proven for the same reasons.
  fileprivate mutating func add(_ finding: UnprovenFinding, _ noun: String, _ subjects: [Phrase]) {
    let lead = noun.isEmpty ? "\(finding.mark)\u{A0}" : "\(finding.mark)\u{A0}\(noun)\u{A0}"
    if subjects.count == 1 || !noun.isEmpty {
      let list = Phrase(Array(subjects.prefix(longestList)), separator: ", ")
      let left = subjects.count - longestList
      let more: Phrase = left > 0 ? " and \(left) more" : ""
      add(
        [cell(2, "\(ours: lead)\(list)\(more)", hanging: hangingColumn), cell(0, finding.words)], hanging: hangingColumn
      )
      return
    }
    for subject in subjects.prefix(longestList) {
      add([cell(2, "\(ours: lead)\(subject)", hanging: hangingColumn)], hanging: hangingColumn)
    }
    if subjects.count > longestList { add("and \(subjects.count - longestList) more", at: 2) }
    add(finding.words, at: hangingColumn)
  }
}

/// Why a bucket or a rule is not proven.
private struct UnprovenFinding: Hashable {
  let mark: String
  let reasons: [String]

  var words: Phrase { "\(ours: reasons.joined(separator: "; "))" }

  /// Nil for what is proven.
  init?(_ verdict: Feasibility.Verdict) {
    let codes: [DiagnosticCode]
    switch verdict {
    case .proven: return nil
    case .infeasible(let obstacles): (mark, codes) = ("x", obstacles.map(\.cause.code))
    case .unproven(let doubts): (mark, codes) = ("?", doubts.map(\.cause.code))
    }
    reasons = Set(codes).sorted { $0.number < $1.number }.map { "\($0) \($0.title)" }
  }
}

/// What is not proven, by its reasons, in the order in which they come.
private func unproven<Name>(
  _ verdicts: [(key: Name, value: Feasibility.Verdict)]
) -> [(finding: UnprovenFinding, names: [Name])] {
  var groups: [(finding: UnprovenFinding, names: [Name])] = []
  var places: [UnprovenFinding: Int] = [:]
  for (name, verdict) in verdicts {
    guard let finding = UnprovenFinding(verdict) else { continue }
    if let place = places[finding] {
      groups[place].names.append(name)
    } else {
      places[finding] = groups.count
      groups.append((finding, [name]))
    }
  }
  return groups
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
