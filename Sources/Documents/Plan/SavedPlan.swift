package import Diagnostics
package import Planning
internal import Replication

/// A plan that was saved and read back, together with its document.
package struct SavedPlan: Sendable {
  package let document: PlanDocument
  /// It has everything that is shown of a plan and that a fresh one is compared with, but can't be applied: of each bucket
  /// it knows only the rules that the document names.
  package let plan: Plan
  package let diagnostics: [Diagnostic]

  /// Reads a document back.
  ///
  /// - Throws: `DocumentFlaw` where a value is missing or can't be.
  package init(_ document: PlanDocument) throws(DocumentFlaw) {
    self.document = document
    plan = try document.plan()
    diagnostics = document.diagnostics.compactMap(\.diagnostic)
    guard diagnostics.count == document.diagnostics.count else {
      throw DocumentFlaw(at: "diagnostics", "holds a code or a severity that is none")
    }
  }

  /// The document that the plan gives when it is written again. It equals the one that was read, unless that was edited.
  package var rewritten: PlanDocument {
    PlanDocument(plan, project: document.project, diagnostics: diagnostics, exit: document.exit)
  }
}
