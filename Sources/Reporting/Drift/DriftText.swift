package import Planning

/// Drift as text for people: what differs, and at the end what it all amounts to.
package func driftText(_ drift: Drift, layout: TextLayout = TextLayout()) -> String {
  var page = TextPage(layout: layout)
  let sections = driftSections(drift, layout.detail)
  let asideColumn = page.asideColumn(sections)
  for section in sections {
    page.add(section, asideColumn: asideColumn)
    if layout.detail != .summary { page.addEmptyLine() }
  }
  if layout.detail == .summary, !sections.isEmpty { page.addEmptyLine() }
  if let leftOut = leftOutSentence(drift.leftOut) { page.add(leftOut) }
  if !page.isAtParagraph { page.addEmptyLine() }
  for line in summaryLines(of: drift) { page.addUnbroken(line) }
  return page.text
}

/// The last lines. "No drift" is said only when everything was seen that was asked for.
private func summaryLines(of drift: Drift) -> [String] {
  let isWhole = drift.unknown.isEmpty && drift.unchecked.isEmpty
  let rules = drift.matches == 1 ? "1 rule matches" : "\(drift.matches) rules match"
  let tail = tail(of: drift)
  var lines: [String] = []
  if !drift.items.isEmpty {
    let said = DriftItem.Kind.allCases.compactMap { kind in
      let count = drift.count(kind)
      return count == 0 ? nil : kind.counted(count)
    }
    let match = drift.matches == 1 ? "1 matches" : "\(drift.matches) match"
    lines.append("Drift: \(said.joined(separator: ", ")). \(match)\(tail).")
  } else if isWhole {
    lines.append("No drift. \(rules)\(tail).")
  } else if drift.unknown.isEmpty || drift.matches > 0 {
    lines.append("What could be read: \(rules)\(tail).")
  }
  if !drift.unknown.isEmpty {
    lines.append("Incomplete: \(Words.count(drift.unknown.count, "bucket")) could not be read.")
  }
  if !drift.unchecked.isEmpty {
    lines.append("Unchecked: \(Words.count(drift.unchecked.count, "destination bucket")) could not be looked at.")
  }
  return lines
}

private func tail(of drift: Drift) -> String {
  var (notKept, closing) = (0, 0)
  for observation in drift.observations {
    switch observation {
    case .notKept: notKept += 1
    case .closing: closing += 1
    case .unmanaged, .observed, .unmodelled, .alreadyAbsent: break
    }
  }
  var said = [(notKept, "not kept"), (closing, "closing")].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
  if !drift.looksAtDestinations { said.append("destination buckets were not looked at") }
  return said.isEmpty ? "" : "; \(said.joined(separator: ", "))"
}

extension DriftItem.Kind {
  fileprivate func counted(_ count: Int) -> String {
    switch self {
    case .changed: "\(count) changed"
    case .missingLive: "\(count) missing"
    case .unmanagedLive: "\(count) unmanaged"
    case .orphanDestination: Words.count(count, "orphaned destination")
    }
  }
}
