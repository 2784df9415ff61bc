/// The places that gave the fields of a rule.
///
/// A large configuration has tens of thousands of them, which few runs ever look at: side by side in one piece of memory they
/// cost less than in a dictionary for each rule.
package struct FieldOrigins: Hashable, Sendable {
  private struct Entry: Hashable, Sendable {
    let field: RuleField
    let origin: Origin
  }

  /// How many fields most rules give at most.
  private static let most = 6

  /// In the order of the fields, so that equal ones are equal arrays.
  private var entries: [Entry] = []

  /// - Parameter origin: The place of a field; nil where none is known.
  package init(_ origin: (RuleField) -> Origin? = { _ in nil }) {
    for field in RuleField.allCases { add(origin(field), of: field) }
  }

  private mutating func add(_ origin: Origin?, of field: RuleField) {
    guard let origin else { return }
    if entries.isEmpty { entries.reserveCapacity(Self.most) }
    entries.append(Entry(field: field, origin: origin))
  }

  package subscript(field: RuleField) -> Origin? {
    get { entries.first { $0.field == field }?.origin }
    set { self = FieldOrigins { [self] in $0 == field ? newValue : self[$0] } }
  }

  /// The places that are known.
  package var byField: [RuleField: Origin] {
    Dictionary(entries.map { ($0.field, $0.origin) }) { first, _ in first }
  }
}

extension FieldOrigins: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (RuleField, Origin)...) {
    self.init { field in elements.first { $0.0 == field }?.1 }
  }
}
