/// One kind of change in the source bucket that a rule can carry to the destination.
package enum Operation: String, CaseIterable, Sendable {
  /// Creating and overwriting objects.
  case put = "PUT"
  /// Deleting objects.
  case delete = "DELETE"
  /// Aborting multipart uploads.
  case abort = "ABORT"
}

/// Which changes in the source bucket a rule carries over: a set of operations that is never empty.
package struct Action: Hashable, Sendable {
  /// A bit for each operation, the first one's lowest; never 0.
  private let bits: UInt8

  /// All three operations, which OSS also writes as `ALL`.
  package static let all = Action(bits: 0b111)
  /// Objects are created and overwritten in the destination, never deleted.
  package static let put = Action(.put)

  /// A single operation.
  package init(_ operation: Operation) { self.init(bits: Self.bit(operation)) }

  /// A set of operations; nil when there is none in it.
  package init?(_ operations: Set<Operation>) {
    guard !operations.isEmpty else { return nil }
    self.init(bits: operations.reduce(0) { $0 | Self.bit($1) })
  }

  /// These operations and one more.
  package func adding(_ operation: Operation) -> Action { Action(bits: bits | Self.bit(operation)) }

  /// The operations; at least one.
  package var operations: Set<Operation> { Set(Operation.allCases.filter(contains)) }

  /// Reads OSS's text: `ALL`, one operation, or several joined by commas, in any order and with blanks around them.
  ///
  /// Samples in OSS's documentation also join `ALL` with others (EC 0031-00000001), which means all. Nil when a word is
  /// not an operation (EC 0031-00000023).
  package init?(wireText: String) {
    var operations: Set<Operation> = []
    for word in wireText.split(separator: ",", omittingEmptySubsequences: false) {
      let name = word.filter { !$0.isWhitespace }
      if name == "ALL" {
        operations.formUnion(Operation.allCases)
      } else if let operation = Operation(rawValue: name) {
        operations.insert(operation)
      } else {
        return nil
      }
    }
    self.init(operations)
  }

  private init(bits: UInt8) { self.bits = bits }

  private static func bit(_ operation: Operation) -> UInt8 {
    switch operation {
    case .put: 0b001
    case .delete: 0b010
    case .abort: 0b100
    }
  }

  private func contains(_ operation: Operation) -> Bool { bits & Self.bit(operation) != 0 }

  /// The text for OSS and for people: `ALL` for the full set, else the operations in the order PUT,DELETE,ABORT.
  package var wireText: String {
    if self == .all { return "ALL" }
    return words.joined(separator: ",")
  }

  /// The operations as a list of OSS's words, in the order in which OSS documents them.
  package var words: [String] { Operation.allCases.filter(contains).map(\.rawValue) }

  /// Whether deletes in the source bucket also delete in the destination.
  package var propagatesDeletes: Bool { contains(.delete) }
}
