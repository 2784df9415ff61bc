internal import ArgumentParser
internal import Diagnostics
internal import Documents
internal import Planning
internal import Reporting

/// The file that `plan --out` writes: readable for its owner alone, and whole or not at all.
struct SavedPlanDestination {
  private let file: OutputFile

  /// Makes sure that the file can be written, before anything is contacted.
  ///
  /// - Throws: `Outcome` when it can't, which is reported.
  init(_ path: String, _ console: ConsoleReporter) throws {
    do throws(OutputProblem) {
      file = try console.outputs.open(path, permissions: 0o600)
    } catch {
      console.report([error.diagnostic])
      throw Outcome.error
    }
  }

  /// Saves a plan that could be applied. Of any other it is only said that it is not saved, and an earlier file stays.
  ///
  /// - Throws: `Outcome` when the file could not be written, which is reported.
  func save(_ prepared: PreparedPlan, _ console: ConsoleReporter, _ outcome: Outcome) throws {
    guard prepared.plan.canBeApplied else {
      return console.runtime.errors("Not saved to \(file.path): apply would not take this plan.\n")
    }
    let text = try jsonText(prepared.document(console.reported, outcome))
    do throws(OutputProblem) {
      try console.outputs.write(text, to: file)
    } catch {
      console.report([error.diagnostic])
      throw Outcome.error
    }
    console.runtime.errors("Saved to \(file.path).\n")
  }
}

extension PreparedPlan {
  /// The plan as data.
  ///
  /// - Parameter diagnostics: everything that was reported, the plan's own among it.
  func document(_ diagnostics: [Diagnostic], _ outcome: Outcome) -> PlanDocument {
    PlanDocument(plan, project: project, diagnostics: diagnostics, exit: outcome.rawValue)
  }
}
