internal import Diagnostics
internal import Planning
internal import Replication

/// What OSS says of a configuration as a whole: whether every bucket is where it shall be, and whether every rule could be
/// put. Rules that are there are not looked at.
struct OnlineValidation {
  let feasibility: Feasibility
  let leftOut: LeftOut

  /// Asks OSS, which takes up to three requests for each source bucket with its destination.
  init(_ session: Session) async {
    let all = session.desired.feasibilityCases
    let cases = all.filter { session.scope.contains($0.rule.rule.address) }
    let buckets = session.buckets
    feasibility = await session.feasibility(of: cases, buckets: buckets)
    leftOut = LeftOut(
      buckets: session.desired.buckets.count - buckets.count, rules: all.count - cases.count)
  }

  /// What is wrong and what could not be read.
  var diagnostics: [Diagnostic] {
    (feasibility.obstacles.merged(closing: []) + feasibility.doubts.merged(severity: .error)).sortedByPlace()
  }

  /// What is wrong weighs more than what could not be read.
  var outcome: Outcome {
    guard feasibility.obstacles.isEmpty else { return .blocked }
    return Outcome(unknown: feasibility.doubts.compactMap(\.cause.unreadReason)) ?? .ok
  }

  /// What is proven and what is not, as text for people.
  var text: String { OnlineValidationText(feasibility, leftOut).text }
}

/// The text of an online validation: a line for each bucket and rule that is not proven, up to a limit, then the sums.
private struct OnlineValidationText {
  /// How many lines are shown at most.
  private static let longest = 40

  private let lines: [String]
  private let sums: String

  init(_ feasibility: Feasibility, _ leftOut: LeftOut) {
    let buckets = feasibility.sources.sorted { $0.key < $1.key }
    let rules = feasibility.verdicts.sorted { $0.key < $1.key }
    lines =
      buckets.compactMap { Self.line("bucket \($0.key)", $0.value) }
      + rules.compactMap { Self.line("\($0.key.source) -> \($0.key.destination)", $0.value) }
    let scope =
      leftOut == .nothing
      ? "" : " Left out by --only and --exclude: buckets \(leftOut.buckets), rules \(leftOut.rules)."
    sums =
      "Online: \(Self.sum(buckets.map(\.value), "bucket", "where the configuration says")); "
      + "\(Self.sum(rules.map(\.value), "rule", "feasible"))." + scope
  }

  var text: String {
    let shown = lines.prefix(Self.longest)
    let more = lines.count - shown.count
    return (shown + (more > 0 ? ["  and \(more) more"] : []) + [sums]).map { $0 + "\n" }.joined()
  }

  private static func line(_ subject: String, _ verdict: Feasibility.Verdict) -> String? {
    let (mark, codes): (String, [DiagnosticCode]) =
      switch verdict {
      case .proven: ("", [])
      case .infeasible(let obstacles): ("x", obstacles.map(\.cause.code))
      case .unproven(let doubts): ("?", doubts.map(\.cause.code))
      }
    guard !codes.isEmpty else { return nil }
    let reasons = Set(codes).sorted { $0.number < $1.number }.map { "\($0) \($0.title)" }
    return "  \(mark) \(subject)  \(reasons.joined(separator: "; "))"
  }

  private static func sum(_ verdicts: [Feasibility.Verdict], _ noun: String, _ proven: String) -> String {
    var counts = (proven: 0, infeasible: 0, unproven: 0)
    for verdict in verdicts {
      switch verdict {
      case .proven: counts.proven += 1
      case .infeasible: counts.infeasible += 1
      case .unproven: counts.unproven += 1
      }
    }
    let plural = verdicts.count == 1 ? noun : noun + "s"
    var words = "\(counts.proven) of \(verdicts.count) \(plural) \(verdicts.count == 1 ? "is" : "are") \(proven)"
    if counts.infeasible > 0 { words += ", \(counts.infeasible) \(counts.infeasible == 1 ? "is" : "are") not" }
    if counts.unproven > 0 { words += ", \(counts.unproven) could not be proven" }
    return words
  }
}
