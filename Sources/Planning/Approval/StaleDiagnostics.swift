package import Diagnostics
internal import Replication

extension [StaleRule] {
  /// What differs between a saved plan and a fresh one; rules of which the same can be said share a note.
  ///
  /// - Parameters:
  ///   - path: the saved plan's file.
  ///   - terms: what differs beside the rules.
  ///   - planned: the saved plan's checksum.
  ///   - now: the fresh plan's.
  package func diagnostic(path: String, terms: [String] = [], planned: Checksum, now: Checksum) -> Diagnostic {
    Diagnostic(
      .planStale,
      "\(path) is not what would be done now: "
        + (isEmpty ? "what it goes by differs" : "\(counted(count, "rule")) \(agreeing(count, "differs", "differ"))"),
      notes: groups.map(\.words) + terms + ["planned checksum \(planned), now \(now)", "nothing was written"],
      help: [
        isDone && terms.isEmpty
          ? "nothing is left to do: the plan seems to be applied already"
          : "run oss-repl plan --out \(path) again and have the new plan approved"
      ])
  }

  /// Whether every rule has become what was planned, without the configuration having moved.
  private var isDone: Bool { !isEmpty && allSatisfy { $0.now == nil && $0.cause == .live } }

  /// The rules by what was planned, what would be done and why, each group where its first rule stands.
  private var groups: [StaleGroup] {
    OrderedGroups(self) { StaleGroup.Shape($0) }.groups.compactMap { rules in
      rules.first.map { StaleGroup(shape: StaleGroup.Shape($0), rules: rules) }
    }
  }
}

extension Checksum {
  /// That a fresh plan has another checksum than the one that was approved.
  package func staleDiagnostic(now: Checksum) -> Diagnostic {
    Diagnostic(
      .checksumStale, "the plan has the checksum \(now), not \(self)",
      notes: ["something other than what was approved would be done", "nothing was written"],
      help: [
        "look at the plan above; if it is what you want, have it approved and pass --expect \(now)",
        "--only, --exclude, --replace and --allow have to be those of the plan that was approved",
      ])
  }
}

/// Rules of which the same can be said.
private struct StaleGroup {
  struct Shape: Hashable {
    let planned: Change.Kind?
    let now: Change.Kind?
    let cause: StaleRule.Cause

    init(_ rule: StaleRule) {
      (planned, now, cause) = (rule.planned, rule.now, rule.cause)
    }
  }

  let shape: Shape
  let rules: [StaleRule]

  var words: String {
    let names = rules.map { rule in rule.origin.map { "\(rule.address) (\($0))" } ?? "\(rule.address)" }
    return "planned \(planned), now \(now), because \(shape.cause.words): \(firstOf(names, atMost: 5))"
  }

  private var planned: String { shape.planned?.rawValue ?? "no change" }

  private var now: String {
    guard let now = shape.now else { return shape.cause == .unread ? "unknown" : "no change" }
    return now == shape.planned ? "another \(now.rawValue)" : now.rawValue
  }
}

extension StaleRule.Cause {
  fileprivate var words: String {
    switch self {
    case .configuration: "the configuration changed"
    case .live: "the live rule changed"
    case .both: "the configuration and the live rule changed"
    case .terms: "what the configuration says of the bucket changed, or what the command line asks for"
    case .unread: "the bucket can't be read"
    }
  }
}
