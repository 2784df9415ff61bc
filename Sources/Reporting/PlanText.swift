internal import Diagnostics
package import Planning
internal import Replication

/// A plan as text for people; says everything that applying it would do, and what it would mean.
///
/// - Parameter style: how things are coloured.
package func planText(_ plan: Plan, style: TextStyle = .plain) -> String {
  let groups = ChangeGroup.groups(of: plan).map { text(of: $0, style: style) }
  let observations = observationLines(plan.observations)
  var parts = groups
  if !observations.isEmpty { parts.append(observations.joined(separator: "\n") + "\n") }
  let body = parts.joined(separator: "\n")
  return body + (body.isEmpty ? "" : "\n") + summary(of: plan) + "\n"
}

/// The last line: what it all amounts to.
package func summary(of plan: Plan) -> String {
  let incomplete =
    plan.unknown.isEmpty
    ? [] : ["Incomplete: \(Words.count(plan.unknown.count, "bucket")) could not be read."]
  guard !plan.changes.isEmpty else {
    guard incomplete.isEmpty else { return incomplete[0] }
    let rules = plan.unchanged == 1 ? "1 rule matches" : "\(plan.unchanged) rules match"
    return "No changes. \(rules)\(tail(of: plan.observations))."
  }
  let counts = Change.Kind.shown.compactMap { kind -> String? in
    let count = plan.changes.count { $0.kind == kind }
    return count == 0 ? nil : "\(count) to \(kind.infinitive)"
  }
  let planned = "Plan: \(counts.joined(separator: ", ")). \(plan.unchanged) unchanged\(tail(of: plan.observations))."
  return ([planned] + incomplete).joined(separator: "\n")
}

private func tail(of observations: [Observation]) -> String {
  var unmanaged = 0
  var closing = 0
  var observed = 0
  var notKept = 0
  for observation in observations {
    switch observation {
    case .unmanaged: unmanaged += 1
    case .closing: closing += 1
    case .observed: observed += 1
    case .notKept: notKept += 1
    case .unmodelled, .alreadyAbsent: break
    }
  }
  let counts = [(unmanaged, "unmanaged"), (closing, "closing"), (observed, "observed"), (notKept, "not kept")]
  let said = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
  return said.isEmpty ? "" : "; \(said.joined(separator: ", "))"
}

private func text(of group: ChangeGroup, style: TextStyle) -> String {
  let name = group.kind.rawValue.padded(to: 8)
  let count = Words.count(group.changes.count, "rule") + (group.changes.count > 1 ? ", same shape" : "")
  let remark = group.remark
  let heading = "\(group.kind.mark) \(name) \(remark.isEmpty ? count : count.padded(to: 14) + " " + remark)"
  var lines = [style.painted(heading, as: group.kind)]
  let pairs = group.changes.map {
    "\(Words.visible($0.address.source.text)) -> \(Words.visible($0.address.destination.text))"
  }
  let width = min(pairs.map(\.count).max() ?? 0, 60)
  for (pair, change) in zip(pairs, group.changes) {
    let regions = change.regions(from: group.sourceRegion)
    lines.append("      \(pair.padded(to: width))  \(regions)".trimmedTrailing)
  }
  lines += detailLines(of: group).map { "        " + $0 }
  return lines.joined(separator: "\n") + "\n"
}

extension Change.Kind {
  fileprivate var infinitive: String { self == .setRTC ? "set RTC" : rawValue }
}

extension ChangeGroup {
  /// What has to be known about the kind of change itself.
  fileprivate var remark: String {
    switch kind {
    case .create: ""
    case .replace: "OSS can change only RTC in place: deleted, waited out, created anew"
    case .setRTC: "in place"
    case .delete: "existing copies stay in the destination; new objects are no longer replicated"
    }
  }
}

extension Change {
  fileprivate func regions(from source: Region) -> String {
    let destination = desired?.rule.location ?? live?.location.value
    return destination.map { "\(source) -> \($0)" } ?? ""
  }
}

extension String {
  /// This text with blanks behind it up to a width; longer texts stay as they are.
  func padded(to width: Int) -> String { count >= width ? self : self + String(repeating: " ", count: width - count) }

  fileprivate var trimmedTrailing: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
