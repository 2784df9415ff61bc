/// One element of an XML document and all it holds, without regard to namespaces, comments and instructions.
///
/// It is a plain value, read from bytes with ``init(parsing:limits:)`` or put together in code. Equality is that of the
/// bytes: two spellings of "é" are two texts.
package struct XMLElement: Sendable {
  /// A name and its value.
  package struct Attribute: Hashable, Sendable {
    package let name: String
    package let value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The local name, without a namespace prefix.
  package let name: String
  /// The attributes by name, then by value, each compared by bytes. Namespace declarations are not among them.
  package let attributes: [Attribute]
  /// The elements directly inside, in document order.
  package let children: [XMLElement]
  /// The name's namespace, or the prefix where nothing declares it; nil without either. Equality takes no account of it.
  package let namespace: String?
  /// The character data directly inside, CDATA sections included, joined and otherwise unchanged.
  ///
  /// White space between child elements is layout, not text: an element read from bytes that has children and nothing
  /// but white space beside them has the empty text.
  package let text: String

  /// Puts an element together. Whether its names and characters are allowed is checked when it is serialised.
  package init(
    _ name: String, text: String = "", attributes: [Attribute] = [], children: [XMLElement] = [],
    namespace: String? = nil
  ) {
    self.name = name
    self.namespace = namespace
    self.text = text
    self.attributes = attributes.sorted()
    self.children = children
  }

  /// The first child of that name.
  package func firstChild(named name: String) -> XMLElement? {
    children.first { $0.isNamed(name) }
  }

  /// All children of that name, in document order.
  package func children(named name: String) -> [XMLElement] {
    children.filter { $0.isNamed(name) }
  }

  /// The first attribute of that name.
  package func attribute(named name: String) -> String? {
    attributes.first { $0.name.utf8.elementsEqual(name.utf8) }?.value
  }

  /// Whether this is the element's name, byte for byte.
  package func isNamed(_ name: String) -> Bool {
    self.name.utf8.elementsEqual(name.utf8)
  }

  /// The text without the blanks, tabs and line ends around it.
  package var trimmedText: String {
    let bytes = text.utf8
    guard let first = bytes.firstIndex(where: { !$0.isXMLWhiteSpace }) else { return "" }
    guard let last = bytes.lastIndex(where: { !$0.isXMLWhiteSpace }) else { return "" }
    return String(Substring(bytes[first...last]))
  }

  /// Whether there is text between the children, of which the places are then lost.
  package var hasMixedContent: Bool {
    !children.isEmpty && !text.utf8.allSatisfy(\.isXMLWhiteSpace)
  }
}

extension XMLElement: Hashable {
  package static func == (left: XMLElement, right: XMLElement) -> Bool {
    left.isNamed(right.name) && left.text.utf8.elementsEqual(right.text.utf8) && left.attributes == right.attributes
      && left.children == right.children
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(bytesOf: name)
    hasher.combine(bytesOf: text)
    hasher.combine(attributes)
    hasher.combine(children)
  }
}

extension XMLElement.Attribute: Comparable {
  package static func == (left: Self, right: Self) -> Bool {
    left.name.utf8.elementsEqual(right.name.utf8) && left.value.utf8.elementsEqual(right.value.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(bytesOf: name)
    hasher.combine(bytesOf: value)
  }

  package static func < (left: Self, right: Self) -> Bool {
    if left.name.utf8.elementsEqual(right.name.utf8) {
      return left.value.utf8.lexicographicallyPrecedes(right.value.utf8)
    }
    return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
  }
}

extension Hasher {
  fileprivate mutating func combine(bytesOf text: String) {
    for byte in text.utf8 { combine(byte) }
    combine(0xFF as UInt8)
  }
}

extension UInt8 {
  /// Whether the byte is one of the four characters that XML calls white space.
  var isXMLWhiteSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
