import Applying

/// How runs with faults ended, as a table of faults and kinds of change.
struct FaultTable {
  private typealias Tests = SocketFaultTests
  private var cells: [String: [Tests.Kind: [Character]]] = [:]
  private(set) var runs = 0
  private var failures = 0

  mutating func add(_ outcome: SocketFaultTests.Outcome) {
    runs += 1
    if !outcome.problems.isEmpty { failures += 1 }
    let letter = outcome.results.first.map(letter) ?? "?"
    cells[outcome.combination.fault.name, default: [:]][outcome.combination.kind, default: []].append(letter)
  }

  /// The table: in each cell the letters of its runs, each with its count.
  var text: String {
    let kinds = Tests.Kind.allCases
    var lines = [row("", kinds.map(\.rawValue))]
    for fault in Tests.faults {
      lines.append(row(fault.name, kinds.map { summary(cells[fault.name]?[$0] ?? []) }))
    }
    return lines.joined(separator: "\n") + """

      \(runs) runs over sockets; \(failures) told what is not so, or did not converge when run again.
      A applied, W applied but the wait not reached, R old rule put back, B failed and as before, O failed and said to be OFF,
      U failed and said to be unclear, S stale
      """
  }

  private func summary(_ letters: [Character]) -> String {
    Set(letters).sorted().map { letter in "\(letter)\(letters.count { $0 == letter })" }.joined(separator: " ")
  }

  private func row(_ head: String, _ cells: [String]) -> String {
    ([head.filled(to: 22)] + cells.map { $0.filled(to: 14) }).joined(separator: " ")
  }

  private func letter(_ result: ChangeResult) -> Character {
    switch result.ending {
    case .applied: [nil, .reached].contains(result.settling) ? "A" : "W"
    case .stale: "S"
    case .skipped: "K"
    case .interrupted: "I"
    case .failed(let failure):
      switch failure.pair {
      case .asBefore: "B"
      case .restored: "R"
      case .withoutRule: "O"
      case .unclear: "U"
      }
    }
  }
}

extension ChangeResult {
  var isApplied: Bool {
    if case .applied = ending { return true }
    return false
  }
}

extension String {
  fileprivate func filled(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
