package import Applying
internal import Planning
internal import Replication

/// What came of applying a plan, as text for people: a line for each change, then the sums.
package func applyText(_ results: [ChangeResult], style: TextStyle = .plain) -> String {
  guard !results.isEmpty else { return "" }
  let lines = results.map { result in
    let pair = Words.visible("\(result.change.address.source) -> \(result.change.address.destination)")
    let line = "\(result.change.kind.mark) \(result.verb.padded(to: 11)) \(pair)\(result.remark)"
    return style.painted(line, as: result.change.kind)
  }
  return lines.joined(separator: "\n") + "\n\n" + sums(results) + "\n"
}

private func sums(_ results: [ChangeResult]) -> String {
  var parts: [String] = []
  for kind in Change.Kind.shown {
    let count = results.count { $0.isApplied && $0.change.kind == kind }
    if count > 0 { parts.append("\(count) \(kind.participle)") }
  }
  let done = parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
  parts = []
  let endings: [(String, (ChangeResult) -> Bool)] = [
    ("failed", { $0.isFailed }), ("stale", { $0.ending == .stale }), ("skipped", { $0.isSkipped }),
    ("interrupted", { $0.isInterrupted }),
  ]
  for (word, matches) in endings {
    let count = results.count(where: matches)
    if count > 0 { parts.append("\(count) \(word)") }
  }
  return "Applied: \(done)." + (parts.isEmpty ? "" : " Not applied: \(parts.joined(separator: ", ")).")
}

extension ChangeResult {
  /// Whether the change was done and seen to be done.
  package var isApplied: Bool {
    if case .applied = ending { return true }
    return false
  }

  /// Whether the change was tried and not done.
  package var isFailed: Bool {
    if case .failed = ending { return true }
    return false
  }

  /// Whether the run ended before the change did.
  package var isInterrupted: Bool {
    if case .interrupted = ending { return true }
    return false
  }

  var isSkipped: Bool {
    if case .skipped = ending { return true }
    return false
  }

  fileprivate var verb: String {
    switch ending {
    case .applied: change.kind.participle
    case .failed: "FAILED"
    case .stale: "stale"
    case .skipped: "skipped"
    case .interrupted: "interrupted"
    }
  }

  fileprivate var remark: String {
    switch ending {
    case .applied(let gap, let notKept):
      let gapText = gap.map { "  without a rule for \(Words.text($0))" } ?? ""
      let fields = notKept.map(\.field.rawValue).joined(separator: ", ")
      return gapText + (fields.isEmpty ? "" : "  OSS did not keep \(fields)") + (settling?.remark ?? "")
    case .failed(let failure): return "  " + Words.visible(failure.message) + failure.remark
    case .stale: return "  the bucket is no longer as it was when the plan was made"
    case .skipped(.afterFailure): return "  not begun, because an earlier change of this bucket failed"
    case .skipped(.tooManyFailures): return "  not begun, because too many buckets have failed"
    case .interrupted(.notDone): return "  not begun"
    case .interrupted(.pendingCreate): return "  the old rule is deleted, the new one NOT created yet"
    case .interrupted(.unverified): return "  begun, and what it did was not seen any more"
    }
  }
}

extension ApplyFailure {
  fileprivate var remark: String {
    switch pair {
    case .withoutRule: "  replication is OFF"
    case .restored: gap.map { "  the old rule is back after \(Words.text($0)) without one" } ?? "  the old rule is back"
    case .asBefore, .unclear: ""
    }
  }
}

extension ChangeResult.Settling {
  fileprivate var remark: String {
    switch self {
    case .reached: ""
    case .stillClosing: "  still closing"
    case .still(let status): "  still \(Words.visible(status.wireText))"
    case .unreadable: "  what became of it could not be read"
    case .interrupted: "  not waited for to the end"
    }
  }
}

extension Change.Kind {
  fileprivate var participle: String {
    switch self {
    case .create: "created"
    case .replace: "replaced"
    case .setRTC: "RTC set"
    case .delete: "deleted"
    }
  }
}
