internal import Diagnostics
internal import Planning
package import Replication

/// Something that stops the plan from being applied.
package struct BlockDocument: Codable, Hashable, Sendable {
  /// The rail that trips, by its name.
  package let rail: String
  /// The actions that it holds back, by their addresses; none where it is about something that is no action.
  package let addresses: [ExactString]
  /// What is held back and how to let it through.
  package let diagnostics: [DiagnosticRecord]

  init(_ block: Block, changes: ChangeIndex) {
    rail = block.rail.rawValue
    addresses = changes.held(by: block).map { ExactString($0.address.description) }
    diagnostics = block.diagnostics.map { DiagnosticRecord($0) }
  }

  /// The block again: known by what it says and holds.
  func block(_ pairs: [ExactString: RuleAddress], path: String) throws(DocumentFlaw) -> Block {
    guard let rail = Rail(rawValue: rail) else {
      throw DocumentFlaw(at: "\(path).rail", "is not a rail that this version knows")
    }
    let held = addresses.compactMap { pairs[$0] }
    guard held.count == addresses.count else {
      throw DocumentFlaw(at: "\(path).addresses", "names a rule for which no action is planned")
    }
    let diagnostics = diagnostics.compactMap(\.diagnostic)
    guard diagnostics.count == self.diagnostics.count, !diagnostics.isEmpty else {
      throw DocumentFlaw(at: "\(path).diagnostics", "does not say what is held back")
    }
    return .recorded(RecordedBlock(rail: rail, addresses: Set(held), diagnostics: diagnostics))
  }
}
