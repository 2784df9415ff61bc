internal import Replication
internal import XMLDocument

/// Takes the parts of an element one by one, and keeps what nobody could read.
struct ElementReader {
  private let element: XMLElement
  private var seen: Set<String> = []
  private var unread: [ExactString] = []

  init(_ element: XMLElement) { self.element = element }

  /// Passes over an element that was read elsewhere.
  mutating func skip(_ name: String) { seen.insert(name) }

  /// The value of one child element, or of its absence.
  ///
  /// - Parameter read: gives nil for content that isn't modelled; the element is kept as it is then.
  mutating func field<Value>(
    _ name: String, absent: Value, _ read: (XMLElement) -> Value?
  ) -> LiveField<Value> {
    seen.insert(name)
    let found = element.children(named: name)
    guard let only = found.first else { return .modelled(absent) }
    if found.count == 1, !only.hasMixedContent, only.attributes.isEmpty, let value = read(only) {
      return .modelled(value)
    }
    unread += found.map { ExactString($0.canonical) }
    return .unmodelled
  }

  /// Keeps the elements of a name, which was read elsewhere, that have more than the text that was read.
  mutating func keepUnlessPlain(_ name: String) {
    for child in element.children(named: name) where !child.isPlain { keep(child) }
  }

  /// Keeps an element that says too little to be modelled.
  mutating func keep(_ element: XMLElement) { unread.append(ExactString(element.canonical)) }

  /// Everything that was not read, as canonical XML, sorted. To be asked last.
  func unmodelled() -> [ExactString] {
    let foreign = element.children.filter { !seen.contains($0.name) }.map { ExactString($0.canonical) }
    let loose = element.hasMixedContent ? [ExactString(element.text)] : []
    let attributes = element.attributes.map { ExactString("\($0.name)=\($0.value)") }
    return (unread + foreign + loose + attributes).sorted()
  }
}

extension XMLElement {
  /// Whether there is nothing but text in it: no child and no attribute.
  var isPlain: Bool { children.isEmpty && attributes.isEmpty }

  /// Whether every child has one of these names, with no text between them and no attributes.
  func onlyHas(_ names: String...) -> Bool {
    !hasMixedContent && attributes.isEmpty && children.allSatisfy { child in names.contains { child.isNamed($0) } }
  }
}
