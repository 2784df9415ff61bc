internal import ArgumentParser
internal import Diagnostics
internal import Planning
internal import Replication

/// What was approved before the run, if anything was: exactly that is done, or nothing.
struct Approval {
  private let saved: (path: String, plan: SavedPlan)?
  private let checksum: Checksum?

  /// Reads the saved plan, and makes sure that it can be applied at all.
  ///
  /// - Throws: `ExitCode` when it can't, which is then told. Nothing was contacted.
  init(plan path: String?, checksum: Checksum?, consents: ConsentOptions, _ narrator: Narrator) throws {
    self.checksum = checksum
    guard let path else {
      saved = nil
      return
    }
    do throws(Rejection) {
      let plan = try loadSavedPlan(path)
      saved = (path, plan)
    } catch {
      narrator.tell([error.diagnostic])
      throw ExitCode(Outcome.invalid.rawValue)
    }
    guard let plan = saved?.plan else { return }
    if let checksum, checksum != plan.plan.checksum {
      narrator.tell([checksum.otherPlanDiagnostic(path, plan.plan.checksum)])
      throw ExitCode(Outcome.stale.rawValue)
    }
    let (diagnostics, outcome) = plan.obstacles(path, consents: consents)
    narrator.tell(diagnostics)
    try outcome.end()
  }

  /// Whether nobody has to be asked any more.
  var isGiven: Bool { saved != nil || checksum != nil }

  /// The scope of the saved plan.
  var scope: Scope? { saved?.plan.plan.scope }

  /// Makes sure that the saved plan belongs to a configuration.
  ///
  /// - Throws: `ExitCode` when it does not, which is then told.
  func check(_ desired: DesiredState, _ narrator: Narrator) throws {
    guard let (path, plan) = saved, !isSameName(plan.document.project, desired.project) else { return }
    narrator.tell([plan.document.otherProjectDiagnostic(path, desired.project)])
    throw ExitCode(Outcome.invalid.rawValue)
  }

  /// How a fresh plan differs from what was approved; nil when it does not, or when nothing was.
  func mismatch(with prepared: PreparedPlan) -> Mismatch? {
    let now = prepared.plan.checksum
    if let (path, plan) = saved, plan.plan.checksum != now {
      let rules = plan.staleRules(now: prepared.saved)
      return Mismatch(
        diagnostic: rules.diagnostic(path: path, planned: plan.plan.checksum, now: now),
        isProven: rules.contains { $0.cause != .unread })
    }
    if let checksum, checksum != now {
      return Mismatch(diagnostic: checksum.staleDiagnostic(now: now), isProven: prepared.plan.unknown.isEmpty)
    }
    return nil
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
      throw ValidationError(
        "'\(argument)' is no checksum: it is orp1- and four groups of four digits, as plan prints it.")
    }
    self = checksum
  }
}

extension PreparedPlan {
  /// The plan as it would be saved, to be compared.
  fileprivate var saved: SavedPlan { SavedPlan(plan, as: document([], .ok), diagnostics: []) }
}
