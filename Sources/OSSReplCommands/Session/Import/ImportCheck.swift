package import Desired
package import Diagnostics
internal import Planning
package import Replication
internal import Reporting

/// Reads a document back and plans it against what it was written from; nil when it says exactly that and gives no action.
package func importFault(_ document: ImportedDocument, observed: ObservedState) -> Diagnostic? {
  let result = Configuration.decode(bytes: Array(document.text.utf8), file: "import")
  guard let state = result.state else {
    let errors = result.diagnostics.filter { $0.severity == .error }
    return unfaithfulImportDiagnostic(errors.prefix(5).map { "it is refused: \($0.message)" })
  }
  var problems: [String] = []
  let read = state.buckets.map {
    ImportedDocument.Bucket(name: $0.name, region: $0.region, rules: $0.rules.map(\.rule))
  }
  if read != document.buckets || state.buckets.contains(where: { $0.mode != .listed || !$0.tombstones.isEmpty }) {
    problems.append("it reads back to other rules than it was written from")
  }
  let plan = diff(desired: state, observed: observed)
  problems += plan.changes.prefix(5).map { "it would \($0.kind.rawValue) \($0.address)" }
  if !plan.blocks.isEmpty || !plan.unknown.isEmpty { problems.append("it can't be planned") }
  if plan.unchanged != document.buckets.reduce(0, { $0 + $1.rules.count }) {
    problems.append("not every rule in it is live as it stands there")
  }
  return problems.isEmpty ? nil : unfaithfulImportDiagnostic(problems)
}
