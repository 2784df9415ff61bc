package import Diagnostics
internal import Replication

/// A plan together with its document.
package struct SavedPlan: Sendable {
  package let document: PlanDocument
  /// When it was read back, it has everything that is shown of a plan, but can't be applied: of each bucket it knows only
  /// the rules that the document names.
  package let plan: Plan
  package let diagnostics: [Diagnostic]

  /// A plan that was just made, to be compared with a saved one.
  package init(_ plan: Plan, as document: PlanDocument, diagnostics: [Diagnostic]) {
    self.plan = plan
    self.document = document
    self.diagnostics = diagnostics
  }

  /// Reads a document back.
  ///
  /// - Throws: `PlanDocumentFlaw` where a value is missing or can't be.
  package init(_ document: PlanDocument) throws(PlanDocumentFlaw) {
    self.document = document
    plan = try document.plan()
    diagnostics = document.diagnostics.compactMap(\.diagnostic)
    guard diagnostics.count == document.diagnostics.count else {
      throw PlanDocumentFlaw(at: "diagnostics", "holds a code or a severity that is none")
    }
  }

  /// The document that the plan gives when it is written again. It equals the one that was read, unless that was edited.
  package var rewritten: PlanDocument {
    PlanDocument(
      plan, project: document.project,
      matches: Dictionary(document.buckets.map { ($0.bucket, $0.unchanged) }) { first, _ in first },
      diagnostics: diagnostics, exit: document.exit)
  }
}
