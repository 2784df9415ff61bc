internal import Replication

/// Values as a file would write them.
enum FieldText {
  /// A text, with its variables in it.
  static func written(_ text: Interpolable<ExactString>) -> String {
    switch text {
    case .fixed(let value): quoted(value.text)
    case .open(let text): quoted(text.written)
    }
  }

  /// A text in quotes where it could be taken for something else.
  static func quoted(_ text: String) -> String {
    let isPlain =
      ScalarReading(plainText: text) == nil
      && text.utf8.allSatisfy { VariableName.isNameByte($0) || "./".utf8.contains($0) }
    return isPlain ? text : "\"\(text)\""
  }

  static func list(_ items: [String]) -> String { "[\(items.joined(separator: ", "))]" }

  static func action(_ action: Action) -> String {
    let operations = Operation.allCases.filter(action.operations.contains).map(\.rawValue)
    return action == .all || operations.count == 1 ? action.wireText : list(operations)
  }

  static func onOff(_ isOn: Bool) -> String { ConfigurationSchema.switchWords[isOn ? 0 : 1] }

  static func endpoint(_ choice: EndpointChoice) -> String {
    switch choice {
    case .official(let network): network.rawValue
    case .fixed(let endpoint): "\(endpoint.scheme)://\(endpoint.authority)"
    }
  }

  static func tags<Text>(_ tags: [TagFields<Text>], _ text: (Text) -> String) -> String {
    list(tags.map { "{key: \(text($0.key.value)), value: \(text($0.value.value))}" })
  }
}
