internal import YAMLDocument

/// The keys that one kind of mapping in the configuration may have.
///
/// The blocks are values, so that the reader, its suggestions and the JSON Schema for editors can't drift apart.
package final class SchemaBlock: Sendable {
  /// What the JSON Schema calls the block.
  package let name: String
  /// What messages call the block, such as "a rule".
  package let title: String
  /// Whether keys that begin with `x-` may stand there too. They are not read: a place for anchors.
  package let takesExtensions: Bool
  package let keys: [SchemaKey]
  /// The names of the keys, in the order of the documentation.
  package let keyNames: [String]
  /// The same as numbers.
  private let names: [KeyName]
  /// The same as they are compared with a file's.
  private let texts: [StaticString]

  package init(_ name: String, title: String, takesExtensions: Bool = false, _ keys: [SchemaKey]) {
    self.takesExtensions = takesExtensions
    names = keys.map(\.key)
    texts = names.map(\.text)
    keyNames = keys.map(\.name)
    self.name = name
    self.title = title
    self.keys = keys
  }

  /// Whether a key of a file is one of the block's.
  func holds(_ key: YAMLScalar) -> Bool { key.index(among: texts) != nil }

  /// Whether a key is one of those that are not read.
  func ignores(_ key: YAMLScalar) -> Bool { takesExtensions && key.text.utf8.starts(with: "x-".utf8) }

  /// Which key stands in an entry; nil for one that the block does not have.
  func key(at index: Int, in mapping: YAMLMapping) -> KeyName? {
    mapping.indexOfKey(at: index, among: texts).map { names[$0] }
  }

  /// The key with a name; nil when the block does not have it.
  func key(_ name: String) -> KeyName? { keyNames.firstIndex(of: name).map { names[$0] } }
}

/// A key of a block.
package struct SchemaKey: Sendable {
  let key: KeyName
  package let name: String
  /// Whether the block is incomplete without the key, whatever it could inherit.
  package let isRequired: Bool
  package let value: SchemaValue

  package init(_ key: KeyName, _ value: SchemaValue, isRequired: Bool = false) {
    self.key = key
    name = "\(key)"
    self.isRequired = isRequired
    self.value = value
  }
}

/// What a key takes.
package indirect enum SchemaValue: Sendable {
  case text
  /// The number of the format's version.
  case version
  /// A whole number.
  case number(ClosedRange<Int>)
  /// A whole number, or a share from `1%` to `100%`.
  case numberOrShare(ClosedRange<Int>)
  /// `true` or `false`.
  case boolean
  /// One of some words.
  case word([String])
  /// One of some words, or another text.
  case wordOrText([String])
  /// One of some words, or a block.
  case wordOrBlock([String], SchemaBlock)
  /// One of some words, or a list of those that don't stand for all.
  case wordOrList([String], all: String)
  case block(SchemaBlock)
  case list(SchemaValue)
  /// Texts, or mappings of texts, under names of the user's choice.
  case textsOrMappings
  /// Blocks under names of the user's choice.
  case named(SchemaBlock)
  /// What the other case says, or `null`, which unsets an inherited value.
  case unsettable(SchemaValue)

  /// The blocks that lie directly under the key.
  package var blocks: [SchemaBlock] {
    switch self {
    case .text, .version, .number, .numberOrShare, .boolean, .word, .wordOrText, .wordOrList, .textsOrMappings: []
    case .block(let block), .named(let block), .wordOrBlock(_, let block): [block]
    case .list(let value), .unsettable(let value): value.blocks
    }
  }
}
