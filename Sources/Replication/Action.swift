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
  /// The operations; at least one.
  package let operations: Set<Operation>

  /// All three operations, which OSS also writes as `ALL`.
  package static let all = Action(validated: Set(Operation.allCases))
  /// Objects are created and overwritten in the destination, never deleted.
  package static let put = Action(validated: [.put])

  /// A set of operations; nil when there is none in it.
  package init?(_ operations: Set<Operation>) {
    guard !operations.isEmpty else { return nil }
    self.init(validated: operations)
  }

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

  private init(validated operations: Set<Operation>) { self.operations = operations }

  /// The text for OSS and for people: `ALL` for the full set, else the operations in the order PUT,DELETE,ABORT.
  package var wireText: String {
    if self == .all { return "ALL" }
    return Operation.allCases.filter(operations.contains).map(\.rawValue).joined(separator: ",")
  }

  /// Whether deletes in the source bucket also delete in the destination.
  package var propagatesDeletes: Bool { operations.contains(.delete) }
}
