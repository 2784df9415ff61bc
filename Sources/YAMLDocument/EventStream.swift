internal import CLibYAML
internal import Diagnostics

/// One event of libyaml's parser; it is good until the stream is asked for the next one.
struct MarkedEvent {
  /// What happened; texts, tags and anchors lie in the event and live as long.
  enum Content {
    case streamStart
    case streamEnd
    case documentStart
    case documentEnd
    case alias(EventText)
    case scalar(UnsafeBufferPointer<UInt8>, YAMLScalarStyle, NodeProperties)
    case sequenceStart(isFlow: Bool, NodeProperties)
    case sequenceEnd
    case mappingStart(isFlow: Bool, NodeProperties)
    case mappingEnd
  }

  private let event: UnsafePointer<yaml_event_t>

  fileprivate init(_ event: UnsafePointer<yaml_event_t>) { self.event = event }

  /// Where it stands in the text.
  var place: Place {
    Place(start: Mark(event.pointee.start_mark), end: Mark(event.pointee.end_mark))
  }

  var content: Content {
    switch event.pointee.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.pointee.data.scalar
      return .scalar(
        UnsafeBufferPointer(start: scalar.value, count: scalar.length), YAMLScalarStyle(scalar.style),
        NodeProperties(tag: scalar.tag, anchor: scalar.anchor))
    case YAML_SEQUENCE_START_EVENT:
      let sequence = event.pointee.data.sequence_start
      return .sequenceStart(
        isFlow: sequence.style == YAML_FLOW_SEQUENCE_STYLE, NodeProperties(tag: sequence.tag, anchor: sequence.anchor))
    case YAML_SEQUENCE_END_EVENT: return .sequenceEnd
    case YAML_MAPPING_START_EVENT:
      let mapping = event.pointee.data.mapping_start
      return .mappingStart(
        isFlow: mapping.style == YAML_FLOW_MAPPING_STYLE, NodeProperties(tag: mapping.tag, anchor: mapping.anchor))
    case YAML_MAPPING_END_EVENT: return .mappingEnd
    case YAML_ALIAS_EVENT: return .alias(event.pointee.data.alias.anchor)
    case YAML_DOCUMENT_START_EVENT: return .documentStart
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    case YAML_STREAM_START_EVENT: return .streamStart
    default: return .streamEnd
    }
  }
}

/// A text of libyaml's that ends with a NUL.
typealias EventText = UnsafeMutablePointer<yaml_char_t>

/// What can be written before a node.
struct NodeProperties {
  /// A tag in its long form; nil for a node without.
  let tag: EventText?
  let anchor: EventText?
}

/// What libyaml says about a text that is not YAML, in its own words.
struct SyntaxFailure: Error {
  /// What it was doing, such as "while parsing a block mapping"; empty when it doesn't say.
  var context = ""
  /// Where that began.
  var contextStart: SourcePosition?
  /// What went wrong.
  var problem: String
  /// Where; nil when only `byteOffset` is known.
  var position: SourcePosition?
  /// The offset of the offending byte, for characters that YAML does not allow.
  var byteOffset: Int?
}

/// The events of a text, one after the other.
///
/// The parser is allocated because libyaml keeps pointers into it; all its memory is given back when the stream ends
/// its life, however that comes about.
struct EventStream: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  /// The last event, which libyaml fills in its place.
  private let event: UnsafeMutablePointer<yaml_event_t>
  private let isInitialized: Bool

  /// The bytes must outlive the stream.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    event = .allocate(capacity: 1)
    event.initialize(to: yaml_event_t())
    isInitialized = yaml_parser_initialize(parser) == 1
    guard isInitialized else { return }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_event_delete(event)
    event.deinitialize(count: 1)
    event.deallocate()
    if isInitialized { yaml_parser_delete(parser) }
    parser.deinitialize(count: 1)
    parser.deallocate()
  }

  /// The next event; after an error or the end of the stream there is none to ask for.
  func next() throws(SyntaxFailure) -> MarkedEvent {
    guard isInitialized else { throw SyntaxFailure(problem: "out of memory") }
    yaml_event_delete(event)
    guard yaml_parser_parse(parser, event) == 1 else { throw failure() }
    return MarkedEvent(event)
  }

  private func failure() -> SyntaxFailure {
    let state = parser.pointee
    var failure = SyntaxFailure(problem: state.problem.map { String(cString: $0) } ?? "out of memory")
    switch state.error {
    case YAML_READER_ERROR:
      failure.byteOffset = Int(state.problem_offset)
    case YAML_SCANNER_ERROR, YAML_PARSER_ERROR:
      failure.position = Mark(state.problem_mark).position
      if let context = state.context {
        failure.context = String(cString: context)
        failure.contextStart = Mark(state.context_mark).position
      }
    default:
      break
    }
    return failure
  }
}

extension Mark {
  /// libyaml counts from zero.
  fileprivate init(_ mark: yaml_mark_t) {
    line = Int32(clamping: mark.line &+ 1)
    column = Int32(clamping: mark.column &+ 1)
  }
}

extension YAMLScalarStyle {
  fileprivate init(_ style: yaml_scalar_style_t) {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: self = .literal
    case YAML_FOLDED_SCALAR_STYLE: self = .folded
    default: self = .plain
    }
  }
}
