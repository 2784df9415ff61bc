internal import YAMLDocument

/// The keys that one kind of mapping in the configuration may have.
///
/// The blocks are values, so that the reader, its suggestions and the JSON Schema for editors can't drift apart.
package final class SchemaBlock: Sendable {
  /// How many keys a block may have.
  static let mostKeys = 16

  /// What the JSON Schema calls the block.
  package let name: String
  /// What messages call the block, such as "a rule".
  package let title: String
  package let keys: [SchemaKey]
  /// The names of the keys, in the order of the documentation.
  package let keyNames: [String]
  /// The same as they are compared with a file's.
  private let texts: [StaticString]
  /// For each key of the configuration its index among the block's; negative when the block has no such key.
  private let indices: [Int8]

  package init(_ name: String, title: String, _ keys: [SchemaKey]) {
    precondition(keys.count <= Self.mostKeys)
    var indices = Array(repeating: Int8(-1), count: KeyName.allCases.count)
    for (index, key) in keys.enumerated() { indices[Int(key.key.rawValue)] = Int8(index) }
    self.indices = indices
    texts = keys.map(\.key.text)
    keyNames = keys.map(\.name)
    self.name = name
    self.title = title
    self.keys = keys
  }

  /// The index of a key; nil when the block has no such key.
  func index(of key: KeyName) -> Int? {
    let index = Int(indices[Int(key.rawValue)])
    return index < 0 ? nil : index
  }

  /// The same for a key of a file, found by its bytes.
  func index(of key: YAMLScalar) -> Int? { key.index(among: texts) }

  /// The same for the key of an entry.
  func index(ofKeyAt index: Int, in mapping: YAMLMapping) -> Int? { mapping.indexOfKey(at: index, among: texts) }
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
