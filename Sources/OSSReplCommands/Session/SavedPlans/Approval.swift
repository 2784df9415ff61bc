internal import ArgumentParser
internal import Diagnostics
internal import Documents
internal import Planning
internal import Replication
internal import Reporting

/// What was approved before the run, if anything was: exactly that is done, or nothing.
struct Approval {
  fileprivate let saved: (path: String, plan: SavedPlan)?
  private let checksum: Checksum?
  /// What the plan may let through, and what it makes anew.
  let terms: PlanTerms
  /// What only the saved plan asks for, as it has to be typed; it counts once somebody has said yes to it.
  let awaitingConsent: [String]

  /// Reads the saved plan, and makes sure that it can be applied at all.
  ///
  /// A file proves nothing about who made it. So what it lets through counts only with a checksum, which comes from
  /// whoever approved the plan, or with an answer at the prompt.
  ///
  /// - Parameters:
  ///   - terms: what the command line says.
  ///   - canAsk: whether somebody is there to answer.
  /// - Throws: `Outcome` when it can't, which is reported. Nothing was contacted.
  init(
    plan path: String?, checksum: Checksum?, terms: PlanTerms, canAsk: Bool, _ console: ConsoleReporter
  ) throws {
    self.checksum = checksum
    guard let path else {
      saved = nil
      self.terms = terms
      awaitingConsent = []
      return
    }
    let plan: SavedPlan
    do throws(Rejection) {
      plan = try loadSavedPlan(path)
    } catch {
      console.report([error.diagnostic])
      throw Outcome.invalid
    }
    saved = (path, plan)
    if let checksum, checksum != plan.plan.checksum {
      console.report([checksum.otherPlanDiagnostic(path, plan.plan.checksum)])
      throw Outcome.stale
    }
    let missing = plan.requests(beyond: terms)
    let (diagnostics, outcome) = plan.obstacles(path, missing: canAsk || checksum != nil ? [] : missing)
    console.report(diagnostics)
    try outcome.end()
    self.terms = plan.terms(with: terms)
    awaitingConsent = checksum == nil ? missing : []
  }

  /// Whether nobody has to be asked any more.
  var isGiven: Bool { checksum != nil || (saved != nil && awaitingConsent.isEmpty) }

  /// Makes sure that the saved plan belongs to a configuration.
  ///
  /// - Throws: `Outcome` when it does not, which is reported.
  func check(_ desired: DesiredState, _ console: ConsoleReporter) throws {
    guard let (path, plan) = saved, !isSameName(plan.document.project, desired.project) else { return }
    console.report([plan.document.otherProjectDiagnostic(path, desired.project)])
    throw Outcome.invalid
  }

  /// How a fresh plan differs from what was approved; nil when it does not, or when nothing was.
  ///
  /// The actions of a saved plan are compared one by one, with the fingerprints of both sides, and not by checksum alone.
  func mismatch(with prepared: PreparedPlan) -> Mismatch? {
    let now = prepared.plan.checksum
    if let (path, plan) = saved, plan.plan.checksum != now || !plan.plan.hasSameActions(as: prepared.plan) {
      let rules = plan.plan.staleRules(now: prepared.plan)
      let terms = plan.plan.staleTerms(now: prepared.plan)
      return Mismatch(
        diagnostic: rules.diagnostic(path: path, terms: terms, planned: plan.plan.checksum, now: now),
        isProven: rules.isEmpty || rules.contains { $0.cause != .unread })
    }
    if let checksum, checksum != now {
      return Mismatch(diagnostic: checksum.staleDiagnostic(now: now), isProven: prepared.plan.unknown.isEmpty)
    }
    return nil
  }
}

extension Approval {
  /// That the saved plan says other rails than those that hold; nil where it does not, or where there is none.
  func railsWarning(_ prepared: PreparedPlan) -> Diagnostic? {
    guard let (path, plan) = saved, plan.plan.saysOtherRails(than: prepared.plan) else { return nil }
    return plan.otherRailsDiagnostic(path)
  }
}

/// Whether two projects are one. Names are compared byte by byte.
private func isSameName(_ left: String?, _ right: String?) -> Bool {
  left.map { ExactString($0) } == right.map { ExactString($0) }
}

/// That a fresh plan is not what was approved.
struct Mismatch {
  let diagnostic: Diagnostic
  /// Whether something is known to have changed; otherwise it may only not be seen, because a bucket can't be read.
  let isProven: Bool
}

extension Checksum {
  /// Reads a checksum on the command line.
  init(argument: String) throws {
    guard let checksum = Checksum(argument) else {
      guard !Checksum.isOutdated(argument) else {
        throw ValidationError(
          "'\(argument)' is a checksum of 64 bits, which an earlier release made: make the plan again.")
      }
      throw ValidationError(
        "'\(argument)' is no checksum: it is orp2- and 52 letters and digits, as plan prints it.")
    }
    self = checksum
  }
}
