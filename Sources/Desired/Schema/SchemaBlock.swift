internal import Replication
internal import YAMLDocument

/// The keys that one kind of mapping in the configuration may have.
///
/// The blocks are values, so that the reader, its suggestions and the JSON Schema for editors can't drift apart.
package struct SchemaBlock: Sendable {
  /// What the JSON Schema calls the block.
  package let name: String
  /// What messages call the block, such as "a rule".
  package let title: String
  package let keys: [SchemaKey]
  /// The names of the keys, in the order of the documentation.
  package let keyNames: [String]

  package init(_ name: String, title: String, _ keys: [SchemaKey]) {
    keyNames = keys.map(\.name)
    self.name = name
    self.title = title
    self.keys = keys
  }

  /// The index of a key, found by its bytes; nil when the block has no such key.
  func index(of key: String) -> Int? {
    keyNames.firstIndex { ExactString.areSame($0, key) }
  }

  /// The same for a key of a file.
  func index(of key: YAMLScalar) -> Int? { keyNames.firstIndex { key.hasText($0) } }
}

/// A key of a block.
package struct SchemaKey: Sendable {
  package let name: String
  /// Whether the block is incomplete without the key, whatever it could inherit.
  package let isRequired: Bool
  package let value: SchemaValue

  package init(_ name: String, _ value: SchemaValue, isRequired: Bool = false) {
    self.name = name
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
  /// `true` or `false`.
  case boolean
  /// One of some words.
  case word([String])
  /// One of some words, or another text.
  case wordOrText([String])
  /// One of some words, or a list of those that don't stand for all.
  case wordOrList([String], all: String)
  case block(SchemaBlock)
  case list(SchemaValue)
  /// Texts under names of the user's choice.
  case texts
  /// Blocks under names of the user's choice.
  case named(SchemaBlock)
  /// What the other case says, or `null`, which unsets an inherited value.
  case unsettable(SchemaValue)

  /// The blocks that lie directly under the key.
  package var blocks: [SchemaBlock] {
    switch self {
    case .text, .version, .number, .boolean, .word, .wordOrText, .wordOrList, .texts: []
    case .block(let block), .named(let block): [block]
    case .list(let value), .unsettable(let value): value.blocks
    }
  }
}
