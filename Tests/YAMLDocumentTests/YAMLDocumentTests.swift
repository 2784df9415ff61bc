import Diagnostics
import TestSupport
import Testing
import YAMLDocument

@Suite("The YAML tree")
struct YAMLDocumentTests {
  private func parse(_ text: String, limits: YAMLLimits = YAMLLimits()) -> YAMLDocument {
    YAMLDocument(bytes: Array(text.utf8), file: "f.yaml", limits: limits)
  }

  private func root(_ text: String) throws -> YAMLNode {
    let document = parse(text)
    #expect(document.diagnostics == [])
    return try #require(document.root)
  }

  /// A node as text, without places.
  private func outline(_ node: YAMLNode) -> String {
    switch node {
    case .scalar(let scalar): scalar.text
    case .sequence(let sequence): "[" + sequence.items.map(outline).joined(separator: ",") + "]"
    case .mapping(let mapping):
      "{" + mapping.entries.map { "\($0.key.text):\(outline($0.value))" }.joined(separator: ",") + "}"
    }
  }

  /// The places of all nodes and keys, in the order of the text.
  private func places(_ node: YAMLNode) -> [String] {
    let own = ["\(node.span.start.line):\(node.span.start.column)-\(node.span.end.line):\(node.span.end.column)"]
    switch node {
    case .scalar: return own
    case .sequence(let sequence): return own + sequence.items.flatMap(places)
    case .mapping(let mapping): return own + mapping.entries.flatMap { places(.scalar($0.key)) + places($0.value) }
    }
  }

  @Test func blocksAndFlowsGiveTheSameTree() throws {
    #expect(outline(try root("a:\n- 1\n- b: c\n  d: []\ne: {}\n")) == "{a:[1,{b:c,d:[]}],e:{}}")
    #expect(outline(try root("{a: [1, {b: c, d: []}], e: {}}")) == "{a:[1,{b:c,d:[]}],e:{}}")
  }

  @Test func everyKeyAndValueKnowsItsPlace() throws {
    #expect(
      places(try root("a:\n  - xy\n  - {k: [v]}\n\n# end\nb: \"q\"\n")) == [
        "1:1-6:7", "1:1-1:2", "2:3-3:13", "2:5-2:7", "3:5-3:13", "3:6-3:7", "3:9-3:12", "3:10-3:11", "6:1-6:2",
        "6:4-6:7",
      ])
  }

  @Test func columnsCountUnicodeScalars() throws {
    #expect(
      places(try root("中é: [\"😀\", x]")) == ["1:1-1:13", "1:1-1:3", "1:5-1:13", "1:6-1:9", "1:11-1:12"])
  }

  @Test(arguments: [
    ("plain", YAMLScalarStyle.plain, "plain"), ("'it''s'", .singleQuoted, "it's"), ("\"a\\tb\"", .doubleQuoted, "a\tb"),
    ("|\n  l1\n  l2\n", .literal, "l1\nl2\n"), (">-\n  l1\n  l2\n", .folded, "l1 l2"), ("", .plain, ""),
  ])
  func scalarsKeepTheirStyle(written: String, style: YAMLScalarStyle, text: String) throws {
    guard case .mapping(let mapping) = try root("k: \(written)"),
      case .scalar(let scalar)? = mapping.entries.first?.value
    else {
      Issue.record("not a scalar")
      return
    }
    #expect(scalar.style == style)
    #expect(scalar.text == text)
    #expect(scalar.isMissing == written.isEmpty)
  }

  @Test func tagsAreKeptInTheirLongForm() throws {
    guard case .sequence(let sequence) = try root("[!!str 1, !x 2, 3, !!map {}]") else {
      Issue.record("not a sequence")
      return
    }
    #expect(sequence.items.map(\.tag) == ["tag:yaml.org,2002:str", "!x", nil, "tag:yaml.org,2002:map"])
  }

  @Test func aliasesStandForTheNewestAnchor() throws {
    #expect(outline(try root("[&a x, *a, &a [y], *a, &b {k: *a}, *b]")) == "[x,x,[y],[y],{k:[y]},{k:[y]}]")
  }

  @Test func mergeKeysGiveWayToOwnAndEarlierKeys() throws {
    let text = """
      base: &base {a: 1, b: 2}
      other: &other {b: 3, c: 4}
      own: {<<: *base, a: 9}
      list: {<<: [*base, *other]}
      chain: {<<: {<<: *other, d: 5}}
      quoted: {"<<": x}
      """
    #expect(
      outline(try root(text))
        == "{base:{a:1,b:2},other:{b:3,c:4},own:{a:9,b:2},list:{a:1,b:2,c:4},chain:{d:5,b:3,c:4},quoted:{<<:x}}")
  }

  @Test func keysCompareAsBytes() {
    #expect(parse("caf\u{E9}: 1\ncafe\u{301}: 2\n").diagnostics == [])
    #expect(parse("\"a\": 1\na: 2\n").diagnostics.map(\.code) == [.duplicateKey])
  }

  @Test func aDuplicateAmongManyKeysIsFoundAndTheFirstKept() throws {
    let keys = (0..<500).map { "key\($0): \($0)\n" }.joined()
    let document = parse(keys + "key7: again\n")
    let finding = try #require(document.diagnostics.first)
    #expect(document.diagnostics.count == 1)
    #expect(finding.span?.description == "f.yaml:501:1")
    #expect(finding.labels.map(\.span.description) == ["f.yaml:8:1"])
    guard case .mapping(let mapping)? = document.root else {
      Issue.record("not a mapping")
      return
    }
    #expect(mapping.entries.count == 500)
    #expect(mapping.entries.first { $0.key.text == "key7" }.map { outline($0.value) } == "7")
  }

  /// Writes a random mapping in flow style: as a file has it, and as its outline without repeated keys.
  private func mapping(depth: Int, repeated: inout Int, _ generator: inout SeededGenerator) -> (
    file: String, outline: String
  ) {
    var written: [String] = []
    var kept: [String] = []
    var seen: Set<Int> = []
    for _ in 0..<Int.random(in: 1...24, using: &generator) {
      let key = Int.random(in: 1...60, using: &generator)
      let isNested = depth > 0 && Int.random(in: 0...9, using: &generator) == 0
      let value =
        isNested
        ? mapping(depth: depth - 1, repeated: &repeated, &generator) : ("v\(written.count)", "v\(written.count)")
      written.append("k\(key): \(value.0)")
      if seen.insert(key).inserted { kept.append("k\(key):\(value.1)") } else { repeated += 1 }
    }
    return ("{" + written.joined(separator: ", ") + "}", "{" + kept.joined(separator: ",") + "}")
  }

  @Test(arguments: (0..<40).map { UInt64($0) })
  func repeatedKeysAreFoundInMappingsWithinMappings(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var repeated = 0
    let expected = mapping(depth: 4, repeated: &repeated, &generator)
    let document = parse(expected.file)
    #expect(document.diagnostics.count { $0.code == .duplicateKey } == repeated)
    #expect(document.diagnostics.count == repeated)
    #expect(outline(try #require(document.root)) == expected.outline)
  }

  @Test func carriageReturnsEndLines() throws {
    #expect(places(try root("a: 1\r\nb: 2\r\n")).last == "2:4-2:5")
  }

  @Test func limitsCountWhatAliasesStandFor() {
    var limits = YAMLLimits()
    limits.aliasedNodes = 10
    #expect(parse("[&a [x, y], *a, *a, *a]", limits: limits).diagnostics == [])
    let diagnostic = parse("[&a [x, y], *a, *a, *a, *a]", limits: limits).diagnostics.first
    #expect(diagnostic?.code == .overLimit)
    #expect(diagnostic?.message == "the aliases stand for more than 10 keys and values")
  }

  @Test func depthCountsThroughAliases() {
    var limits = YAMLLimits()
    limits.depth = 4
    #expect(parse("[[[[x]]]]", limits: limits).diagnostics == [])
    #expect(parse("[[[[[x]]]]]", limits: limits).diagnostics.map(\.code) == [.overLimit])
    #expect(parse("[&a [[x]], [*a]]", limits: limits).diagnostics == [])
    #expect(parse("[&a [[x]], [[*a]]]", limits: limits).diagnostics.map(\.code) == [.overLimit])
  }

  @Test func theOtherLimits() {
    var limits = YAMLLimits()
    limits.bytes = 9
    limits.nodes = 4
    #expect(parse("[a, b, c]", limits: limits).diagnostics == [])
    #expect(
      parse("[a,b,c,d]", limits: limits).diagnostics.map(\.message) == ["the file holds more than 4 keys and values"])
    #expect(
      parse("[a, b, c ]", limits: limits).diagnostics.map(\.message) == [
        "the file has more than 9 bytes, which is the limit"
      ])
  }

  @Test(arguments: [
    ("a: 1\n b: 2\n", "2:3", "a `:` where no key can stand"),
    ("a:\n  b: 1\n c: 2\n", "3:2", "this line does not fit the indentation of the keys above"),
    ("- a\nb: 1\n", "2:1", "this line does not fit the list above"),
    ("a: [b, c\n", "2:1", "expected `,` or `]`"), ("a: {b: c\nd: e\n", "2:2", "expected `,` or `}`"),
    ("a: - b\n", "1:4", "a list can't begin here"), ("a: [b,,c]\n", "1:7", "a value is missing here"),
    ("a: `b`\n", "1:4", "a text that begins with a backtick needs quotes"), ("a: !x!y z\n", "1:4", "unknown tag"),
    ("a: 'x\n---\n", "1:4", "the quote that opens here is never closed"),
  ])
  func syntaxIsExplainedInOurWords(text: String, place: String, message: String) throws {
    let diagnostic = try #require(parse(text).diagnostics.first)
    #expect(diagnostic.code == .malformedYAML)
    #expect(diagnostic.message == message)
    #expect(diagnostic.span.map { "\($0.start.line):\($0.start.column)" } == place)
    #expect(!diagnostic.help.isEmpty)
  }
}
