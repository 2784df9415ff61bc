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
  /// - Throws: `Outcome` when it can't, which is then told.
  init(_ path: String, _ narrator: Narrator) throws {
    do throws(OutputProblem) {
      file = try narrator.outputs.open(path, permissions: 0o600)
    } catch {
      narrator.tell([error.diagnostic])
      throw Outcome.error
    }
  }

  /// Saves a plan that could be applied. Of any other it is only said that it is not saved, and an earlier file stays.
  ///
  /// - Throws: `Outcome` when the file could not be written, which is then told.
  func save(_ prepared: PreparedPlan, _ narrator: Narrator, _ outcome: Outcome) throws {
    guard prepared.plan.canBeApplied else {
      return narrator.runtime.errors("Not saved to \(file.path): apply would not take this plan.\n")
    }
    let text = try jsonText(prepared.document(narrator.told, outcome))
    do throws(OutputProblem) {
      try narrator.outputs.write(text, to: file)
    } catch {
      narrator.tell([error.diagnostic])
      throw Outcome.error
    }
    narrator.runtime.errors("Saved to \(file.path).\n")
  }
}

extension PreparedPlan {
  /// The plan as data.
  ///
  /// - Parameter diagnostics: everything that was told, the plan's own among it.
  func document(_ diagnostics: [Diagnostic], _ outcome: Outcome) -> PlanDocument {
    PlanDocument(plan, project: project, diagnostics: diagnostics, exit: outcome.rawValue)
  }
}
