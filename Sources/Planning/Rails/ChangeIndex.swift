internal import Replication

/// The changes of a plan, found by their pairs: a plan may have as many blocks as changes, and none may take a walk over
/// all of them.
package struct ChangeIndex {
  private let changes: [Change]
  private let places: [RuleAddress: Int]

  /// - Parameter changes: each pair's once.
  package init(_ changes: [Change]) {
    self.changes = changes
    places = Dictionary(changes.enumerated().map { ($0.element.address, $0.offset) }) { first, _ in first }
  }

  /// The changes that a block holds back, in their order.
  package func held(by block: Block) -> [Change] {
    switch block.hold {
    case .deletes: changes.filter { $0.kind == .delete }
    case .pairs(let addresses): addresses.compactMap { places[$0] }.sorted().map { changes[$0] }
    }
  }
}
