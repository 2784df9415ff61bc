import Desired
import FoundationEssentials
import TestSupport
import Testing

/// The JSON Schema for editors says what the reader does, block by block and in both directions.
@Suite("The JSON Schema of the configuration")
struct EditorSchemaTests {
  private let schema: JSONValue

  init() throws {
    let path = Fixture.projectRoot + "/config-schema/oss-repl.schema.json"
    schema = try JSONDecoder().decode(JSONValue.self, from: Data(contentsOf: URL(filePath: path)))
  }

  @Test func isOfTheCurrentDialect() {
    #expect(schema["$schema"] == .string("https://json-schema.org/draft/2020-12/schema"))
  }

  /// An included file has no definition of its own: the root's keys that it must not have are refused without a version.
  private static let included = ConfigurationSchema.includedFile.name

  @Test(arguments: ConfigurationSchema.blocks.map(\.name).filter { $0 != included })
  func aBlockHasTheSameKeysAndValues(name: String) throws {
    let block = try #require(ConfigurationSchema.blocks.first { $0.name == name })
    let definition = name == "file" ? schema : try #require(schema["$defs"]?[name])
    guard case .object(let properties)? = definition["properties"] else {
      Issue.record("no properties")
      return
    }
    #expect(Set(properties.keys) == Set(block.keyNames))
    #expect(definition["additionalProperties"] == .boolean(false))
    let extensions = JSONValue.object(["^x-": .object(["description": .string("Not read: a place for anchors.")])])
    #expect(definition["patternProperties"] == (block.takesExtensions ? extensions : nil))
    let required = block.keys.filter(\.isRequired).map { JSONValue.string($0.name) }
    // The root's is said in `if`, since a file without a version is an included one.
    let stated = name == "file" ? definition["if"]?["required"] : definition["required"]
    #expect(stated ?? .array([]) == .array(required))
    for key in block.keys {
      let property = try #require(properties[key.name])
      #expect(property.withoutRefinements == Self.shape(of: key.value), "\(name).\(key.name)")
      guard case .string(let description)? = property["description"] else {
        Issue.record("\(name).\(key.name) has no description")
        continue
      }
      #expect(description.hasSuffix("."))
      guard case .array(let examples)? = property["examples"] else {
        Issue.record("\(name).\(key.name) has no examples")
        continue
      }
      #expect(!examples.isEmpty)
    }
  }

  @Test func aFileWithoutAVersionIsAnIncludedOne() {
    let root = Set(ConfigurationSchema.file.keyNames)
    let refused = root.subtracting(ConfigurationSchema.includedFile.keyNames)
    let expected = Dictionary(uniqueKeysWithValues: refused.map { ($0, JSONValue.boolean(false)) })
    #expect(schema["else"]?["properties"] == .object(expected))
    #expect(root.isSuperset(of: ConfigurationSchema.includedFile.keyNames))
  }

  @Test func noBlockIsLeftOver() {
    guard case .object(let definitions)? = schema["$defs"] else {
      Issue.record("no definitions")
      return
    }
    #expect(Set(definitions.keys).union(["file", Self.included]) == Set(ConfigurationSchema.blocks.map(\.name)))
  }

  /// What JSON Schema says for a value, without what only refines it.
  private static func shape(of value: SchemaValue, orNull: Bool = false) -> JSONValue {
    func type(_ name: String) -> JSONValue { orNull ? .array([.string(name), .string("null")]) : .string(name) }
    func words(_ words: [String]) -> JSONValue { .array(words.map(JSONValue.string)) }
    let null: [JSONValue] = orNull ? [.object(["type": .string("null")])] : []
    switch value {
    case .text: return .object(["type": type("string")])
    case .version: return .object(["const": .number(1)])
    case .textsOrMappings:
      let text = JSONValue.object(["type": .string("string")])
      let texts = JSONValue.object(["type": .string("object"), "additionalProperties": text])
      return .object(["type": .string("object"), "additionalProperties": .object(["anyOf": .array([text, texts])])])
    case .boolean: return .object(["type": .string("boolean")])
    case .number(let range):
      return .object([
        "type": .string("integer"), "minimum": .number(Double(range.lowerBound)),
        "maximum": .number(Double(range.upperBound)),
      ])
    case .numberOrShare(let range):
      return .object(["anyOf": .array([shape(of: .number(range)), .object(["type": .string("string")])])])
    case .wordOrText(let list):
      return .object(["anyOf": .array([.object(["enum": words(list)]), .object(["type": .string("string")])])])
    case .wordOrBlock(let list, let block):
      return .object(["anyOf": .array([.object(["enum": words(list)]), shape(of: .block(block))])])
    case .word(let list): return .object(["enum": .array(list.map(JSONValue.string) + (orNull ? [.null] : []))])
    case .wordOrList(let list, let all):
      let item = JSONValue.object(["enum": words(list.filter { $0 != all })])
      return .object([
        "anyOf": .array(
          [.object(["enum": words(list)]), .object(["type": .string("array"), "items": item])] + null)
      ])
    case .block(let block):
      let reference = JSONValue.object(["$ref": .string("#/$defs/" + block.name)])
      return orNull ? .object(["anyOf": .array([reference] + null)]) : reference
    case .list(let item): return .object(["type": type("array"), "items": shape(of: item)])
    case .named(let block):
      return .object(["type": type("object"), "additionalProperties": shape(of: .block(block))])
    case .unsettable(let value): return shape(of: value, orNull: true)
    }
  }
}

/// A JSON value that can be compared.
indirect enum JSONValue: Equatable, Decodable {
  case null
  case boolean(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {  // Each try asks whether the value is of that type.
      self = .boolean(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  subscript(key: String) -> JSONValue? {
    if case .object(let object) = self { object[key] } else { nil }
  }

  private static let refinements = [
    "description", "examples", "minItems", "maxItems", "minLength", "maxLength", "minProperties", "maxProperties",
    "pattern", "propertyNames",
  ]

  /// The value without descriptions, examples and limits on lengths and characters.
  var withoutRefinements: JSONValue {
    switch self {
    case .array(let items): return .array(items.map(\.withoutRefinements))
    case .object(var object):
      for key in Self.refinements { object[key] = nil }
      return .object(object.mapValues(\.withoutRefinements))
    default: return self
    }
  }
}
