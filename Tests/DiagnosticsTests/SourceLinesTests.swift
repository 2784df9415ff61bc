import Diagnostics
import Testing

@Suite("Source lines")
struct SourceLinesTests {
  @Test func everyLineBreakOfYAMLEndsALine() {
    let lines = SourceLines(Array("a\nb\r\nc\rd\u{85}e\u{2028}f\u{2029}g".utf8))
    #expect((1...8).map { lines.line($0) } == ["a", "b", "c", "d", "e", "f", "g", nil])
  }

  @Test func emptyLinesCount() {
    let lines = SourceLines(Array("\n\n".utf8))
    #expect(lines.count == 3)
    #expect(lines.line(0) == nil)
    #expect(lines.line(3) == "")
  }

  @Test func positionsCountCharacters() {
    let lines = SourceLines(Array("é\n中文x".utf8))
    #expect(lines.position(ofByte: 0) == SourcePosition(line: 1, column: 1))
    #expect(lines.position(ofByte: 3) == SourcePosition(line: 2, column: 1))
    #expect(lines.position(ofByte: 9) == SourcePosition(line: 2, column: 3))
    #expect(lines.position(ofByte: 99) == SourcePosition(line: 2, column: 4))
  }

  @Test func placesComeInTheOrderOfTheText() {
    let places = [(1, 1), (1, 9), (2, 1), (2, 9), (10, 1)].map { SourcePosition(line: $0.0, column: $0.1) }
    for (index, place) in places.enumerated() {
      for (other, otherPlace) in places.enumerated() { #expect((place < otherPlace) == (index < other)) }
    }
  }

  @Test func aStretchNeverEndsBeforeItBegins() {
    let (early, late) = (SourcePosition(line: 2, column: 7), SourcePosition(line: 3, column: 1))
    #expect(SourceSpan(file: "a.yaml", start: early, end: late).end == late)
    #expect(SourceSpan(file: "a.yaml", start: late, end: early).end == late)
  }

  @Test func longTextsAreShortenedInMessages() {
    #expect(QuotedText("short").description == "`short`")
    #expect(QuotedText(String(repeating: "x", count: 60)).description.unicodeScalars.count == 62)
    let long = "a" + String(repeating: "x", count: 998) + "z"
    let (head, tail) = (String(repeating: "x", count: 27), String(repeating: "x", count: 15))
    #expect(QuotedText(long).description == "`a\(head)…[956 more]…\(tail)z`")
  }
}
