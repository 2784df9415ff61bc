internal import Diagnostics
package import Planning
package import TerminalText

/// Drift as text for people: what differs, and at the end what it all amounts to.
package func driftText(_ drift: Drift, detail: Detail = .changes, layout: TextLayout = TextLayout()) -> String {
  var page = planPage(detail, layout)
  let sections = driftSections(drift, detail)
  let asideColumn = page.asideColumn(sections)
  for section in sections {
    page.add(section, detail, asideColumn: asideColumn)
    if detail != .summary { page.addEmptyLine() }
  }
  if detail == .summary, !sections.isEmpty { page.addEmptyLine() }
  if let leftOut = leftOutSentence(drift.leftOut) { page.add(leftOut) }
  if !page.isAtParagraph { page.addEmptyLine() }
  for line in summaryLines(of: drift) { page.add("\(ours: line)") }
  return page.text
}

/// The last lines. "No drift" is said only when everything was seen that was asked for.
private func summaryLines(of drift: Drift) -> [String] {
  let isWhole = drift.unknown.isEmpty && drift.unchecked.isEmpty
  let rules = matchingRules(drift.matches)
  let tail = tail(of: drift)
  var lines: [String] = []
  if !drift.items.isEmpty {
    let counts = DriftItem.Kind.allCases.compactMap { kind in
      let count = drift.count(kind)
      return count == 0 ? nil : kind.words(for: count)
    }
    lines.append(
      "Drift: \(counts.joined(separator: ", ")). "
        + "\(drift.matches) \(agreeing(drift.matches, "matches", "match"))\(tail).")
  } else if isWhole {
    lines.append("No drift. \(rules)\(tail).")
  } else if drift.unknown.isEmpty || drift.matches > 0 {
    lines.append("What could be read: \(rules)\(tail).")
  }
  if !drift.unknown.isEmpty {
    lines.append("Incomplete: \(counted(drift.unknown.count, "bucket")) could not be read.")
  }
  if !drift.unchecked.isEmpty {
    lines.append("Unchecked: \(counted(drift.unchecked.count, "destination bucket")) could not be looked at.")
  }
  return lines
}

private func tail(of drift: Drift) -> String {
  let shown: [ObservationCounts.Name] = [.notKept, .closing]
  let counts = ObservationCounts(drift.observations)
  var parts = shown.filter { counts[$0] > 0 }.map { "\(counts[$0]) \($0.rawValue)" }
  if !drift.looksAtDestinations { parts.append("destination buckets were not looked at") }
  return parts.isEmpty ? "" : "; \(parts.joined(separator: ", "))"
}

extension DriftItem.Kind {
  fileprivate func words(for count: Int) -> String {
    switch self {
    case .changed: "\(count) changed"
    case .missingLive: "\(count) missing"
    case .unmanagedLive: "\(count) unmanaged"
    case .orphanDestination: counted(count, "orphaned destination")
    }
  }
}
