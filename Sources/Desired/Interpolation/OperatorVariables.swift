/// The texts that the operator gives for `${var:NAME}`: by `--var NAME=VALUE`, or by the environment variable
/// `OSS_REPL_VAR_NAME`. No other variable of the environment is ever looked at.
package struct OperatorVariables: Sendable {
  /// What the name of an environment variable begins with.
  package static let prefix = "OSS_REPL_VAR_"

  /// The texts of `--var`, by name.
  let options: [String: String]
  /// The bytes of the environment variables, by the name behind the prefix. Bytes, since a text would hide that they are
  /// not UTF-8.
  let environment: [String: [UInt8]]

  package init(options: [String: String] = [:], environment: [String: [UInt8]] = [:]) {
    self.options = options
    self.environment = environment
  }

  /// Takes from environment variables those that may be used.
  package init(options: [String: String] = [:], environment: [(name: String, bytes: [UInt8])]) {
    let pairs = environment.lazy.filter { $0.name.hasPrefix(Self.prefix) }
      .map { (String($0.name.dropFirst(Self.prefix.count)), $0.bytes) }
    // Where a name comes twice, as in an environment made by hand, `getenv` takes the first too.
    self.init(options: options, environment: Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
  }

  /// Whether a text can be the name of a variable: letters, digits and `_`, no digit first.
  package static func isName(_ text: String) -> Bool { VariableName.isInputName(text) }

  /// Where a text comes from, as the operator wrote it.
  enum Origin {
    case option, environment

    func description(of name: String) -> String {
      switch self {
      case .option: "--var \(name)"
      case .environment: OperatorVariables.prefix + name
      }
    }
  }

  /// What there is for a name.
  enum Value {
    case text(String, from: Origin)
    /// Something that no text of a configuration may hold; the reason never quotes it.
    case unfit(reason: String, from: Origin)
    case none
  }

  /// The text for a name. The command line goes before the environment.
  func value(of name: String) -> Value {
    if let text = options[name] { return Self.judged(Array(text.utf8), from: .option) }
    if let bytes = environment[name] { return Self.judged(bytes, from: .environment) }
    return .none
  }

  private static func judged(_ bytes: [UInt8], from origin: Origin) -> Value {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return .unfit(reason: "is not UTF-8", from: origin)
    }
    if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      return .unfit(reason: "holds a control character", from: origin)
    }
    // Arguments arrive with what is not UTF-8 replaced by this character.
    if text.unicodeScalars.contains("\u{FFFD}") {
      return .unfit(reason: "holds U+FFFD, which stands for bytes that are not UTF-8", from: origin)
    }
    return .text(text, from: origin)
  }
}
