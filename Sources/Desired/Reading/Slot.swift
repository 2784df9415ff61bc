internal import Diagnostics
internal import YAMLDocument

/// A place in the configuration with the value in it.
struct Slot {
  /// The value under its key; an item under its list's key.
  private let entry: YAMLMapping.Entry
  /// Whether the value is an item of a list, which has no key of its own.
  let isItem: Bool
  /// For the content of a file the text that names the file.
  private let file: Naming?

  /// Few slots are in a file that a text names, so the text is kept apart and the others are small.
  private final class Naming {
    let text: YAMLScalar

    init(_ text: YAMLScalar) { self.text = text }
  }

  init(_ entry: YAMLMapping.Entry) {
    self.entry = entry
    isItem = false
    file = nil
  }

  /// The content of a file that is named by a text.
  init(file: YAMLScalar, _ node: YAMLNode) {
    entry = YAMLMapping.Entry(withoutKey: node)
    isItem = false
    self.file = Naming(file)
  }

  /// An item of the list in another slot.
  init(item: YAMLNode, of list: Slot) {
    entry = list.entry.item(item)
    isItem = true
    file = list.file
  }

  /// The item at a place of the list in another slot.
  private init(at index: Int, of items: YAMLSequence, in list: Slot) {
    entry = list.entry.item(at: index, of: items)
    isItem = true
    file = list.file
  }

  /// What is made of the items of the list that is the value; what gives nil is left out.
  func compactMap<Value>(_ list: YAMLSequence, _ transform: (Slot) -> Value?) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(list.count)
    for index in 0..<list.count {
      if let value = transform(Slot(at: index, of: list, in: self)) { values.append(value) }
    }
    return values
  }

  var node: YAMLNode { entry.value }

  /// The value, if it is a text.
  var scalar: YAMLScalar? { entry.scalar }

  /// The value, if it is a list.
  var sequence: YAMLSequence? { entry.sequence }

  /// The value, if it is a mapping.
  var mapping: YAMLMapping? { entry.mapping }

  /// Where the value stands.
  var span: SourceSpan { entry.valueSpan }

  /// Whether a tag is written before the value.
  var hasTag: Bool { entry.valueHasTag }

  /// The key; the list's key for an item, and for the content of a file the text that names it.
  var key: YAMLScalar { file?.text ?? entry.key }

  /// What messages call it.
  var name: String { key.text }

  /// Where to point when the value itself is not there.
  var keySpan: SourceSpan { isItem ? entry.valueSpan : file?.text.span ?? entry.keySpan }

  /// Whether nothing stands there.
  var isMissing: Bool { entry.glance?.isMissing ?? false }

  /// A text that is just what it seems, with its place; nil for what needs a closer look.
  var plainText: Located<String>? {
    guard let glance = entry.glance, !glance.hasTag, ScalarReading.isSurelyText(glance),
      !entry.holds(InterpolationReader.dollar)
    else { return nil }
    return Located(value: entry.text, span: glance.span)
  }

  /// How YAML's null is spelled where it stands.
  enum Null {
    /// The one spelling that unsets a field.
    case word
    /// One that only YAML's parsers agree on, such as `~`.
    case other
  }

  /// The null that stands there; nil for anything else, and where nothing stands.
  var null: Null? {
    guard let index = index(among: Self.nulls), !hasTag, entry.scalar?.style == .plain else { return nil }
    return index == 0 ? .word : .other
  }

  private static let nulls: [StaticString] = ["null", "~", "Null", "NULL"]

  /// Which of some texts stands there; nil for none of them.
  func index(among texts: [StaticString]) -> Int? { entry.valueIndex(among: texts) }
}
