import Diagnostics
import TestSupport
import Testing
import YAMLDocument

/// What libyaml lets pass though it is an error, or reads otherwise than it looks. The names are those of yaml-test-suite.
@Suite("What libyaml would let pass")
struct StrictnessTests {
  private func parse(_ text: String) -> YAMLDocument { YAMLDocument(bytes: Array(text.utf8), file: "f.yaml") }

  @Test(arguments: [
    ("QB6E", "quoted: \"a\n⟦b⟧\n  c\"\n"), ("DK95/01", "foo: \"bar\n⟦\t⟧baz\"\n"), ("nested", "a:\n  b: 'x\n  ⟦y⟧'\n"),
    ("list", "-  'x\n⟦y⟧'\n"), ("in a flow", "a: [b, 'x\n⟦y⟧']\n"), ("SU5Z", "key: \"value\"⟦#⟧ comment\n"),
    ("X4QW", "block: >⟦#⟧ comment\n  scalar\n"), ("with its signs", "block: |2-⟦#⟧ comment\n  scalar\n"),
    ("behind a list", "a: [b]⟦#⟧c\n"), ("behind a mapping", "a: {b: c}⟦#⟧d\nb: 1\n"), ("behind a key", "'a'⟦#⟧: b\n"),
    ("Y2GN", "---\nkey: ⟦&an:⟧chor value\n"), ("a prefix", "- ⟦&team:⟧a logs/\n"), ("tag first", "- !!str ⟦&a:⟧b c\n"),
    ("an alias", "- &a b\n- ⟦*a:⟧ c\n"), ("a list", "⟦&a:⟧ [b]\n"), ("wide", "- \"桶\" \n- ⟦&a:⟧b c\n"),
  ])
  func isRefusedAtItsPlace(name: String, text: String) throws {
    let marked = MarkedText(text)
    let document = parse(marked.text)
    let finding = try #require(document.diagnostics.first, "\(name)")
    #expect(document.root == nil && [.malformedYAML, .tabIndentation].contains(finding.code))
    let start = try #require(finding.span?.start)
    if finding.code == .malformedYAML {
      #expect(MarkedText.Position(line: start.line, column: start.column) == marked.start, "\(name) \(finding)")
    }
  }

  @Test(arguments: [
    "a: \"b\n\n  c\"\n", "a: 'b\n  c'\n", "- 'b\n  c'\n", "- a: 'b\n    c'\n", "\"a\nb\"\n", "a: [\n  'b\n    c'\n]\n",
    "a: &b\n  c: 'd\n    e'\n", "a: \"b\" # c\n", "a: 'b#c'\n", "a: b#c\n", "a: [b] # c\n", "a: | # c\n  d\n",
    "a: \"x\\\"#\"\n",
    "a: 'x''#'\n", "a: |\n  'b'#c |#d\n  &e:f *g:h\n", "# &a:b 'c'#d\n- &a b\n- *a\n- \"&a:c\"\n- &b \"&b:c\"\n",
    "a: &b [c]\nd: {<<: {e: f}}\n", "a: x&b:c\n", "a: http://x/?a&b:c\n", "{\"a\":\"b\",\"c\":[1]}\n",
    "a: 'b'\r\nc: \"d\"\r\n",
    "- \"a\"\n#b\n", "a: |-\n  b\n#c\n",
  ])
  func whatIsGoodStaysSo(text: String) { #expect(parse(text).diagnostics == [], "\(text)") }

  @Test func blanksInTheLastLineBelongToABlock() throws {
    for text in ["foo: |\n  x\n   ", "foo: |\n  x\n   \n"] {
      guard case .mapping(let mapping)? = parse(text).root, case .scalar(let scalar)? = mapping.entries.first?.value
      else {
        Issue.record("no mapping")
        return
      }
      #expect(scalar.text == "x\n \n")
    }
  }

  /// What only libyaml takes for the end of a line.
  @Test(arguments: ["\u{85}", "\u{2028}", "\u{2029}"], ["# a⟦⟧§b: c\n", "a: 'b⟦⟧§c'\n", "a: b\n桶: \"⟦⟧§\"\n", "⟦⟧§"])
  func foreignLineBreaksAreRefused(character: String, text: String) throws {
    let marked = MarkedText(text)
    let document = parse(marked.text.replacing("§", with: character))
    #expect(document.root == nil && document.diagnostics.map(\.code) == [.controlCharacter])
    let start = try #require(document.diagnostics.first?.span?.start)
    #expect(MarkedText.Position(line: start.line, column: start.column) == marked.start)
  }

  @Test func asEscapesTheyAreText() {
    #expect(parse("a: \"\\N\\L\\P\"\n").diagnostics == [])
  }
}
