internal import Diagnostics
internal import Replication
internal import YAMLDocument

/// Reads `action`: `ALL`, one operation, or a list of operations.
struct ActionReader {
  let findings: Findings
  private var values: ValueReader { ValueReader(findings: findings) }

  init(findings: Findings) { self.findings = findings }

  private static let all = "ALL"
  private static let operations = Operation.allCases.map(\.rawValue)

  func read(_ slot: Slot) -> Located<Action>? {
    if slot.sequence != nil { return readList(slot) }
    guard let scalar = values.scalar(slot, wanted: "`ALL`, `PUT`, `DELETE`, `ABORT` or a list") else { return nil }
    if scalar.hasText(Self.all) { return Located(value: .all, span: scalar.span) }
    guard let operation = Operation(scalar) else {
      report(scalar, words: [Self.all] + Self.operations, slot)
      return nil
    }
    return Located(value: Action(operation), span: scalar.span)
  }

  private func readList(_ slot: Slot) -> Located<Action>? {
    guard
      let list = values.list(
        slot, example: "`[PUT, DELETE]`", emptyHelp: "write at least one of \(quotedList(Self.operations))")
    else { return nil }
    var action: Action?
    var isComplete = true
    for item in list.items {
      guard let scalar = values.scalar(Slot(item: item, of: slot), wanted: "an operation") else {
        isComplete = false
        continue
      }
      if let operation = Operation(scalar) {
        action = action?.adding(operation) ?? Action(operation)
      } else {
        isComplete = false
        report(scalar, words: Self.operations, slot)
      }
    }
    guard isComplete, let action else { return nil }
    return Located(value: action, span: list.span)
  }

  /// The list that a text such as `PUT,DELETE` means.
  private static func list(in text: String) -> String? {
    let words = text.split(separator: ",").map { $0.filter { $0 != " " }.uppercased() }
    guard words.allSatisfy(operations.contains), Set(words).count == words.count else { return nil }
    return "[\(words.joined(separator: ", "))]"
  }

  private func report(_ scalar: YAMLScalar, words: [String], _ slot: Slot) {
    guard !values.reportVariables(in: scalar, slot) else { return }
    if scalar.text == Self.all {
      findings.report(
        Diagnostic(
          .illegalAction, "`ALL` can't stand in a list", at: scalar.span, help: ["write `action: ALL`"]))
    } else if scalar.text.utf8.contains(UInt8(ascii: ",")) {
      let list = words.contains(Self.all) ? Self.list(in: scalar.text) : nil
      findings.report(
        Diagnostic(
          .illegalAction, "\(QuotedText(scalar.text)) is not a value of `action`", at: scalar.span,
          help: ["write several operations as a list: `\(list ?? "[PUT, DELETE]")`"],
          suggestion: list.map { Diagnostic.Suggestion(span: scalar.span, replacement: $0) }))
    } else {
      findings.report(ValueReader.unknownWord(scalar, name: "action", words: words, code: .illegalAction))
    }
  }
}

extension Operation {
  /// The operation that a scalar names.
  fileprivate init?(_ scalar: YAMLScalar) {
    guard let operation = Self.allCases.first(where: { scalar.hasText($0.rawValue) }) else { return nil }
    self = operation
  }
}
