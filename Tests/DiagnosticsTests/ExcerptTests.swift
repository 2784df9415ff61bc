import Diagnostics
import TerminalText
import TestSupport
import Testing

/// Underlines stand exactly below what they mean, whatever stands before it: measured in terminal columns, by a count of
/// columns that is the test's own.
@Suite("Underlines in source excerpts")
struct ExcerptTests {
  /// A line in which `⟦…⟧` stands around the place, and how many columns lie before and in it.
  struct Sample: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let marked: MarkedText
    let before: Int
    let width: Int

    init(_ name: String, _ marked: String, before: Int, width: Int) {
      testDescription = name
      self.marked = MarkedText(marked)
      self.before = before
      self.width = width
    }
  }

  static let samples = [
    Sample("Chinese before", "存储桶: ⟦no⟧", before: 8, width: 2),
    Sample("Chinese inside", "k: ⟦\"发票/2025\"⟧ # 发票", before: 3, width: 11),
    Sample("a Chinese key", "⟦地域⟧: cn-hangzhou", before: 0, width: 4),
    Sample("fullwidth punctuation", "a：b，⟦x⟧", before: 6, width: 1),
    Sample("halfwidth kana", "ｶﾀ: ⟦x⟧", before: 4, width: 1),
    Sample("Korean in one piece", "한국: ⟦x⟧", before: 6, width: 1),
    Sample("Korean in parts", "\u{1112}\u{1161}\u{11AB}: ⟦x⟧", before: 2 + 8 + 8 + 2, width: 1),
    Sample("an emoji", "😀: ⟦x⟧", before: 4, width: 1),
    Sample("a flag", "\u{1F1E8}\u{1F1F3}: ⟦x⟧", before: 4, width: 1),
    Sample("a text symbol that only may be an emoji", "☎: ⟦x⟧", before: 3, width: 1),
    Sample("a combining mark before, as an escape", "cafe\u{301}: ⟦x⟧", before: 4 + 7 + 2, width: 1),
    Sample("combining marks inside, as escapes", "k: ⟦e\u{301}\u{323}e⟧", before: 3, width: 1 + 7 + 7 + 1),
    Sample("a vowel sign that combines", "\u{E01}\u{E34}: ⟦x⟧", before: 3, width: 1),
    Sample("a tab before", "k:\t⟦x⟧", before: 6, width: 1),
    Sample("a tab inside", "⟦a\tb⟧", before: 0, width: 6),
    Sample("a zero-width joiner, as an escape", "👩\u{200D}👧 ⟦x⟧", before: 2 + 8 + 2 + 1, width: 1),
    Sample("a right-to-left override, as an escape", "\u{202E}⟦x⟧", before: 8, width: 1),
    Sample("an escape of the terminal", "\u{1B}[1m⟦x⟧", before: 6 + 3, width: 1),
    Sample("an ideograph beyond the first plane", "𠮷: ⟦x⟧", before: 4, width: 1),
    Sample("a place behind the line", "key:⟦⟧", before: 4, width: 1),
  ]

  private func render(_ sample: Sample, ascii: Bool) throws -> [Substring] {
    let start = try #require(sample.marked.start)
    let end = try #require(sample.marked.end)
    let span = SourceSpan(
      file: "f", start: SourcePosition(line: start.line, column: start.column),
      end: SourcePosition(line: end.line, column: end.column))
    return DiagnosticRenderer(sources: ["f": sample.marked.bytes], ascii: ascii).render(
      Diagnostic(.wrongType, "no", at: span)
    ).split(separator: "\n")
  }

  @Test(arguments: samples)
  func anUnderlineStandsBelowItsPlace(sample: Sample) throws {
    let lines = try render(sample, ascii: false)
    #expect(
      lines[4] == "  | " + String(repeating: " ", count: sample.before) + String(repeating: "^", count: sample.width))
  }

  /// In ASCII every character is as wide as its bytes, so that the columns can be read off the excerpt itself.
  @Test(arguments: samples)
  func inASCIITheUnderlineFitsTheEscapes(sample: Sample) throws {
    let lines = try render(sample, ascii: true)
    #expect(lines.allSatisfy { $0.utf8.allSatisfy { (0x20...0x7E).contains($0) } })
    let scalars = sample.marked.text.unicodeScalars
    let start = try #require(sample.marked.start).column - 1
    let length = try #require(sample.marked.end).column - 1 - start
    func width(_ part: some Sequence<Unicode.Scalar>) -> Int {
      part.reduce(0) { sum, scalar in
        if scalar == "\t" { return sum + 4 }
        if (0x20...0x7E).contains(scalar.value) { return sum + 1 }
        return sum + "\\u{}".utf8.count + String(scalar.value, radix: 16).utf8.count
      }
    }
    let before = width(scalars.prefix(start))
    let inside = max(1, width(scalars.dropFirst(start).prefix(length)))
    #expect(lines[4] == "  | " + String(repeating: " ", count: before) + String(repeating: "^", count: inside))
  }
}

@Suite("Excerpts of very long lines")
struct LongLineTests {
  private func span(_ columns: Range<Int>, file: String = "f") -> SourceSpan {
    SourceSpan(
      file: file, start: SourcePosition(line: 1, column: columns.lowerBound),
      end: SourcePosition(line: 1, column: columns.upperBound))
  }

  /// What is shown of a source of one line, and below it.
  private func excerpt(_ source: String, _ diagnostic: Diagnostic) -> [String] {
    let text = DiagnosticRenderer(sources: ["f": Array(source.utf8)]).render(diagnostic)
    return text.split(separator: "\n").dropFirst(3).map(String.init)
  }

  /// A flow list of 5,000 characters: each item is its own index.
  private let list = "prefixes: [" + (1000..<1831).map { "\($0)" }.joined(separator: ", ") + "]"

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

  @Test func theTextIsCutBeforeAndBehindThePlace() {
    let lines = excerpt(list, Diagnostic(.wrongType, "no", at: span(3012..<3016)))
    #expect(
      lines == [
        "1 | …93, 1494, 1495, 1496, 1497, 1498, 1499, 1500, 1501, 1502, 1503, 1504, 1505, 1506, 1507, 1508, 1509, 1510, "
          + "1511, 1512, 15…",
        "  |  " + blanks(40) + "^^^^",
      ])
  }

  @Test func aPlaceAtAnEndIsCutOnOneSide() {
    let first = excerpt(list, Diagnostic(.wrongType, "no", at: span(1..<9)))
    #expect(first[0].hasPrefix("1 | prefixes: [1000, 1001, "))
    #expect(first[0].hasSuffix("…"))
    #expect(first[1] == "  | ^^^^^^^^")
    let last = excerpt(list, Diagnostic(.wrongType, "no", at: span(4992..<4996)))
    #expect(last[0].hasPrefix("1 | …"))
    #expect(last[0].hasSuffix(", 1830]"))
    #expect(last[1].hasSuffix("^^^^"))
  }

  @Test func aLabelFarAwayInTheSameLineKeepsItsOwnPlace() {
    let diagnostic = Diagnostic(
      .overlappingPrefixes, "overlap", at: span(3012..<3016),
      labels: [Diagnostic.Label(span: span(24..<28), message: "covers it")])
    #expect(
      excerpt(list, diagnostic) == [
        "1 | …fixes: [1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008…, 1497, 1498, 1499, 1500, 1501, 1502, 1503, "
          + "1504, 1505, 1506…",
        "  |  \(blanks(20))----\(blanks(57))^^^^",
        "  |  " + blanks(20) + "|",
        "  |  " + blanks(20) + "covers it",
      ])
  }

  @Test func aLongPlaceEndsWithTheEllipsis() {
    let lines = excerpt(list, Diagnostic(.wrongType, "no", at: span(11..<5_001)))
    #expect(lines[0].hasSuffix("…"))
    #expect(lines[1] == "  | " + blanks(10) + String(repeating: "^", count: 81))
    #expect(lines[0].unicodeScalars.count == lines[1].unicodeScalars.count)
  }

  @Test func wideCharactersCountByTheirColumns() {
    let source = String(repeating: "桶", count: 5_000)
    let lines = excerpt(source, Diagnostic(.wrongType, "no", at: span(2_501..<2_503)))
    #expect(lines[0] == "1 | …" + String(repeating: "桶", count: 20 + 40) + "…")
    #expect(lines[1] == "  |  " + blanks(40) + "^^^^")
  }

  @Test func fiveOfManyPlacesAreShownAndTheRestIsCounted() {
    let places = stride(from: 12, to: 4_900, by: 600)
    let diagnostic = Diagnostic(
      .wrongType, "no", at: span(12..<16),
      labels: places.map { Diagnostic.Label(span: span($0..<($0 + 4)), message: "") })
    let lines = excerpt(list, diagnostic)
    for place in places.prefix(5) { #expect(lines[0].contains("\(1000 + (place - 12) / 6)")) }
    #expect(!lines[0].contains("1500"))
    #expect(lines.last == "  = note: and 4 more places")
  }

  @Test(arguments: [false, true], [40, 60, 80, 100])
  func aSourceLineFitsTheTerminal(ascii: Bool, width: Int) {
    let source = String(repeating: "桶 x ", count: 500)
    let diagnostic = Diagnostic(
      .wrongType, "no", at: span(1_001..<1_003),
      labels: [1, 1_900].map { Diagnostic.Label(span: span($0..<($0 + 1)), message: "a long label of some words") })
    let text = DiagnosticRenderer(sources: ["f": Array(source.utf8)], ascii: ascii, width: width).render(diagnostic)
    for line in text.split(separator: "\n") {
      #expect(line.unicodeScalars.reduce(0) { $0 + DisplayText(ascii: false).cell($1).width } <= width, "\(line)")
    }
  }

  @Test func aLabelThatWouldNotFitStandsFurtherLeft() {
    let source = String(repeating: "x", count: 60)
    let diagnostic = Diagnostic(
      .wrongType, "no", at: span(58..<60),
      labels: [Diagnostic.Label(span: span(50..<54), message: "twenty-three characters")])
    let text = DiagnosticRenderer(sources: ["f": Array(source.utf8)], width: 64).render(diagnostic)
    #expect(
      text.split(separator: "\n").dropFirst(3) == [
        "1 | \(source)"[...], "  | \(blanks(49))----    ^^", "  | \(blanks(49))|",
        "  | \(blanks(37))twenty-three characters",
      ])
  }

  /// A huge line must not be walked character by character for each of twenty diagnostics in another way than to find the
  /// place.
  @Test func aLineOfAMillionCharactersIsNoBurden() {
    let source = String(repeating: "x", count: 1_000_000)
    let lines = excerpt(source, Diagnostic(.wrongType, "no", at: span(900_000..<900_001)))
    #expect(lines[1] == "  |  " + blanks(40) + "^")
  }
}
