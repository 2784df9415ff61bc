internal import Replication

/// One field that differs: what is live and what is asked for. A side without a value is absent.
package struct DeltaDocument: Codable, Hashable, Sendable {
  /// The key in the configuration.
  package let field: String
  package let live: FieldValueDocument?
  package let desired: FieldValueDocument?

  /// A difference key by key.
  static func deltas(_ difference: FieldDifference) -> [DeltaDocument] { difference.byKey.map { DeltaDocument($0) } }

  private init(_ difference: FieldDifference) {
    field = difference.field.rawValue
    live = FieldValueDocument(difference.live)
    desired = FieldValueDocument(difference.desired)
  }
}
