internal import Diagnostics
internal import Replication
internal import YAMLDocument

/// What is defined under names of the user's choice, in the order of the files.
struct Definitions<Value: Sendable>: Sendable {
  private var values: [ExactString: Value] = [:]
  private var places: [ExactString: SourceSpan] = [:]
  /// Every name that was written, those with a wrong value among them.
  private(set) var names: [String] = []
  /// Whether definitions may be missing because a part of the configuration could not be read.
  var isIncomplete = false

  /// Defines a name, with nil for a value that is wrong and reported. A name is defined once: of a second definition only
  /// the place of the first is reported.
  @discardableResult
  mutating func define(_ key: YAMLScalar, as value: Value?) -> SourceSpan? {
    define(key.text, at: key.span, as: value)
  }

  /// The same for a name that stands elsewhere.
  @discardableResult
  mutating func define(_ text: String, at place: SourceSpan, as value: Value?) -> SourceSpan? {
    let name = ExactString(text)
    if let first = places[name] { return first }
    places[name] = place
    names.append(text)
    values[name] = value
    return nil
  }

  /// What a name stands for.
  func lookUp(_ name: ExactString) -> LookUp<Value> {
    if let value = values[name] { return .found(value) }
    return places[name] == nil && !isIncomplete ? .unknown : .invalid
  }

  /// Where a name is defined.
  func place(of name: String) -> SourceSpan? { places[ExactString(name)] }
}

/// What came of looking a name up.
enum LookUp<Value> {
  case found(Value)
  /// The name is defined, but its definition is wrong and reported; or it may be defined where nothing could be read.
  case invalid
  case unknown
}
