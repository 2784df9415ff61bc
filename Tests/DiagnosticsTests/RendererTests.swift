import Diagnostics
import Testing

@Suite("Rendering of diagnostics")
struct RendererTests {
  private static let file = "oss-repl.yaml"

  private func span(_ line: Int, _ columns: Range<Int>, file: String = file) -> SourceSpan {
    SourceSpan(
      file: file, start: SourcePosition(line: line, column: columns.lowerBound),
      end: SourcePosition(line: line, column: columns.upperBound))
  }

  private func render(
    _ source: String, _ diagnostic: Diagnostic, color: Bool = false, ascii: Bool = false
  ) -> String {
    DiagnosticRenderer(sources: [Self.file: Array(source.utf8)], color: color, ascii: ascii).render(diagnostic)
  }

  @Test func placeLabelNoteAndHelpOnOneLine() {
    let source = "rules:\n- prefixes: [\"2025\", \"2025/q1\"]\n"
    let diagnostic = Diagnostic(
      .overlappingPrefixes, "prefixes overlap inside one rule", at: span(2, 22..<31),
      labels: [Diagnostic.Label(span: span(2, 14..<20), message: "covers it")],
      notes: ["OSS refuses the rule"], help: ["remove it", "or the other"])
    #expect(
      render(source, diagnostic) == """
        error[OSSR1019]: prefixes overlap inside one rule
         --> oss-repl.yaml:2:22
          |
        2 | - prefixes: ["2025", "2025/q1"]
          |              ------  ^^^^^^^^^
          |              |
          |              covers it
          = note: OSS refuses the rule
          = help: remove it
          = help: or the other
        """)
  }

  @Test func aLabelBehindThePlaceStandsBesideItsUnderline() {
    let diagnostic = Diagnostic(
      .duplicateKey, "twice", at: span(1, 1..<2), labels: [Diagnostic.Label(span: span(1, 7..<8), message: "here")])
    #expect(
      render("a: 1, a: 2", diagnostic) == """
        error[OSSR1010]: twice
         --> oss-repl.yaml:1:1
          |
        1 | a: 1, a: 2
          | ^     - here
        """)
  }

  @Test func twoLabelsOnOneLineGetBars() {
    let diagnostic = Diagnostic(
      .duplicateKey, "thrice", at: span(1, 9..<10),
      labels: [
        Diagnostic.Label(span: span(1, 1..<2), message: "first"),
        Diagnostic.Label(span: span(1, 5..<6), message: "second"),
      ])
    #expect(
      render("a:1 a:2 a:3", diagnostic) == """
        error[OSSR1010]: thrice
         --> oss-repl.yaml:1:9
          |
        1 | a:1 a:2 a:3
          | -   -   ^
          | |   |
          | |   second
          | first
        """)
  }

  @Test func distantLinesAreJoinedByDotsAndNearOnesByTheLineBetween() {
    let source = (1...12).map { "line \($0)" }.joined(separator: "\n")
    let diagnostic = Diagnostic(
      .duplicateKey, "twice", at: span(12, 1..<5),
      labels: [
        Diagnostic.Label(span: span(2, 1..<5), message: "first"),
        Diagnostic.Label(span: span(4, 1..<5), message: "second"),
      ])
    #expect(
      render(source, diagnostic) == """
        error[OSSR1010]: twice
          --> oss-repl.yaml:12:1
           |
         2 | line 2
           | ---- first
         3 | line 3
         4 | line 4
           | ---- second
        ...
        12 | line 12
           | ^^^^
        """)
  }

  @Test func aSpanOfManyLinesShowsItsFirstAndLast() {
    let whole = SourceSpan(
      file: Self.file, start: SourcePosition(line: 1, column: 4), end: SourcePosition(line: 4, column: 5))
    #expect(
      render("a: [x,\n  y,\n  z,\n  1]\nb", Diagnostic(.wrongType, "no", at: whole)) == """
        error[OSSR1017]: no
         --> oss-repl.yaml:1:4
          |
        1 | a: [x,
          |    ^^^
        ...
        4 |   1]
          |   ^^
        """)
  }

  @Test func aSpanThatEndsBeforeTheNextLineStaysOnItsOwn() {
    let whole = SourceSpan(
      file: Self.file, start: SourcePosition(line: 1, column: 1), end: SourcePosition(line: 2, column: 1))
    #expect(render("ab\ncd", Diagnostic(.wrongType, "no", at: whole)).hasSuffix("1 | ab\n  | ^^"))
  }

  @Test func wideCharactersTabsAndCombiningMarksKeepTheUnderlineInPlace() {
    #expect(
      render("\t中文: \u{1F600}\u{E01}\u{E34}x", Diagnostic(.wrongType, "no", at: span(1, 9..<10))).hasSuffix(
        "1 |     中文: \u{1F600}\u{E01}\u{E34}x\n  |" + String(repeating: " ", count: 1 + 4 + 4 + 2 + 2 + 1) + "^"))
  }

  @Test func anEmptySpanIsOneCaret() {
    #expect(render("key:", Diagnostic(.missingValue, "no", at: span(1, 5..<5))).hasSuffix("1 | key:\n  |     ^"))
    #expect(render("", Diagnostic(.emptyFile, "no", at: span(1, 1..<1))).hasSuffix("1 |\n  | ^"))
  }

  @Test func aPlaceBehindTheTextIsNamedWithoutSource() {
    #expect(
      render("a", Diagnostic(.wrongType, "no", at: span(7, 1..<2))) == "error[OSSR1017]: no\n --> oss-repl.yaml:7:1")
  }

  @Test func anotherFileGetsAnArrowOfItsOwn() {
    let diagnostic = Diagnostic(
      .duplicateKey, "twice", at: span(1, 1..<2),
      labels: [Diagnostic.Label(span: span(3, 2..<4, file: "other.yaml"), message: "first")])
    #expect(
      DiagnosticRenderer(sources: [Self.file: Array("a: 1".utf8), "other.yaml": Array("\n\n bb: 2".utf8)])
        .render(diagnostic) == """
          error[OSSR1010]: twice
           --> oss-repl.yaml:1:1
            |
          1 | a: 1
            | ^
           --> other.yaml:3:2
            |
          3 |  bb: 2
            |  -- first
          """)
  }

  @Test func labelsInThreeFilesStandUnderTheirOwn() {
    let diagnostic = Diagnostic(
      .duplicateKey, "thrice", at: span(12, 1..<2),
      labels: [
        Diagnostic.Label(span: span(3, 2..<4, file: "b.yaml"), message: "second"),
        Diagnostic.Label(span: span(1, 2..<4, file: "unread.yaml"), message: "unseen"),
        Diagnostic.Label(span: span(1, 2..<4, file: "b.yaml"), message: "first"),
        Diagnostic.Label(span: span(11, 1..<2), message: "here too"),
      ])
    let lines = (1...12).map { "x\($0)" }.joined(separator: "\n")
    #expect(
      DiagnosticRenderer(sources: [Self.file: Array(lines.utf8), "b.yaml": Array(" aa\n\n bb: 2".utf8)])
        .render(diagnostic) == """
          error[OSSR1010]: thrice
            --> oss-repl.yaml:12:1
             |
          11 | x11
             | - here too
          12 | x12
             | ^
            --> b.yaml:3:2
             |
           1 |  aa
             |  -- first
           2 |
           3 |  bb: 2
             |  -- second
            --> unread.yaml:1:2
          """)
  }

  @Test func aLabelWithoutAPlaceOfItsOwnIsShownAllTheSame() {
    let diagnostic = Diagnostic(
      .railEmpty, "no rule", labels: [Diagnostic.Label(span: span(1, 1..<2), message: "the limit")])
    #expect(
      render("a: 1", diagnostic) == """
        error[OSSR4001]: no rule
         --> oss-repl.yaml:1:1
          |
        1 | a: 1
          | - the limit
        """)
  }

  @Test func informationLooksLikeTheOthers() {
    let diagnostic = Diagnostic(
      .suspiciousPrefix, severity: .information, "a chain", at: span(1, 1..<2), notes: ["A to B to C"])
    #expect(
      render("a: 1", diagnostic) == """
        info[OSSR2014]: a chain
         --> oss-repl.yaml:1:1
          |
        1 | a: 1
          | ^
          = note: A to B to C
        """)
    #expect(render("a: 1", diagnostic, color: true).hasPrefix("\u{1B}[1;36minfo[OSSR2014]\u{1B}[0m"))
  }

  @Test func longTextsGoOnBelowTheirBeginning() {
    let words = Array(repeating: "word", count: 12).joined(separator: " ")
    let diagnostic = Diagnostic(
      .wrongType, words, notes: [words], help: ["`\(String(repeating: "x", count: 50))` it is"])
    #expect(
      DiagnosticRenderer(sources: [:], width: 40).render(diagnostic) == """
        error[OSSR1017]: word word word word
          word word word word word word word
          word
          = note: word word word word word word
                  word word word word word word
          = help: `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx`
                  it is
        """)
    #expect(DiagnosticRenderer(sources: [:]).render(diagnostic).split(separator: "\n").count == 3)
  }

  @Test func wideCharactersFillALineSooner() {
    let diagnostic = Diagnostic(.wrongType, "no", notes: [Array(repeating: "存储桶", count: 4).joined(separator: " ")])
    #expect(
      DiagnosticRenderer(sources: [:], width: 24).render(diagnostic).hasSuffix(
        "= note: 存储桶 存储桶\n          存储桶 存储桶"))
  }

  @Test func withoutAPlaceThereIsNoArrow() {
    let diagnostic = Diagnostic(.unusedKMSKey, severity: .warning, "no effect", help: ["remove it"])
    #expect(render("", diagnostic) == "warning[OSSR2008]: no effect\n  = help: remove it")
  }

  @Test func controlCharactersNeverReachTheTerminal() {
    let source = "a: \u{1B}[31mred\u{7}\u{202E}\u{0}\r\nb"
    let diagnostic = Diagnostic(
      .unknownKey, "unknown key \u{1B}]0;x\u{7}\nb", at: span(1, 1..<2, file: Self.file), help: ["\u{85}\u{2028}"])
    let text = render(source, diagnostic)
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !($0.properties.generalCategory == .control) })
    #expect(text.contains("a: \\u{1B}[31mred\\u{7}\\u{202E}\\u{0}\n"))
    #expect(text.contains("unknown key \\u{1B}]0;x\\u{7}\\nb\n"))
    #expect(text.contains("help: \\u{85}\\u{2028}"))
  }

  @Test func asciiOnlyEscapesTheRest() {
    let text = render("\u{E9}: 1", Diagnostic(.unknownKey, "`\u{E9}…`", at: span(1, 4..<5)), ascii: true)
    #expect(
      text == """
        error[OSSR1015]: `\\u{E9}...`
         --> oss-repl.yaml:1:4
          |
        1 | \\u{E9}: 1
          |         ^
        """)
  }

  @Test func coloursFollowTheSeverity() {
    let text = render("a: 1", Diagnostic(.unusedKMSKey, severity: .warning, "no", at: span(1, 1..<2)), color: true)
    #expect(text.hasPrefix("\u{1B}[1;33mwarning[OSSR2008]\u{1B}[0m\u{1B}[1m: no\u{1B}[0m\n"))
    #expect(text.hasSuffix("\u{1B}[1;33m^\u{1B}[0m"))
    #expect(!render("a: 1", Diagnostic(.unusedKMSKey, "no", at: span(1, 1..<2))).contains("\u{1B}"))
  }

  @Test func aLongLineIsCutAroundThePlace() {
    let source = String(repeating: "x", count: 5000) + "HERE" + String(repeating: "y", count: 5000)
    let lines = render(source, Diagnostic(.wrongType, "no", at: span(1, 5001..<5005))).split(separator: "\n")
    #expect(lines[3] == "1 | …" + String(repeating: "x", count: 40) + "HERE" + String(repeating: "y", count: 76) + "…")
    #expect(lines[4] == "  | " + String(repeating: " ", count: 41) + "^^^^")
  }

  @Test func bytesThatAreNotTextAreShownAsReplacements() {
    let renderer = DiagnosticRenderer(sources: [Self.file: [0x61, 0xFF, 0x62]])
    #expect(renderer.render(Diagnostic(.notUTF8, "no", at: span(1, 2..<3))).hasSuffix("1 | a\u{FFFD}b\n  |  ^"))
  }

  @Test func tooManyAreCountedAndErrorsComeFirst() {
    let warning = Diagnostic(.unusedKMSKey, severity: .warning, "weak")
    let error = Diagnostic(.wrongType, "strong")
    let renderer = DiagnosticRenderer(sources: [:])
    let text = renderer.render(Array(repeating: warning, count: 22) + [error, error])
    let blocks = text.split(separator: "\n")
    #expect(blocks.count == 21)
    #expect(blocks.count { $0.hasPrefix("error") } == 2)
    #expect(blocks.last == "and 4 more (4 warnings)")
    #expect(renderer.render(Array(repeating: error, count: 21)).hasSuffix("\n\nand 1 more (1 error)\n"))
  }

  @Test func errorsPushOutWhatWeighsLessAndTheOrderStays() {
    let severities: [Severity] = [.information, .warning, .error]
    let diagnostics = (0..<30).map {
      Diagnostic(.wrongType, severity: severities[$0 % 3], "number \($0)", at: span($0 + 1, 1..<2))
    }
    let lines = DiagnosticRenderer(sources: [:], limit: 12).render(diagnostics).split(separator: "\n")
    let shown = lines.filter { $0.contains("number") }.compactMap { Int($0.split(separator: " ").last ?? "") }
    #expect(shown == [1, 2, 4, 5, 8, 11, 14, 17, 20, 23, 26, 29])
    #expect(lines.last == "and 18 more (8 warnings, 10 info)")
  }

  @Test func oneEmptyLineBetweenTwo() {
    let error = Diagnostic(.wrongType, "strong")
    let renderer = DiagnosticRenderer(sources: [:])
    #expect(renderer.render([error, error]) == "error[OSSR1017]: strong\n\nerror[OSSR1017]: strong\n")
    #expect(renderer.render([Diagnostic]()) == "")
  }

  @Test func sortingByPlace() {
    let sorted = [
      Diagnostic(.wrongType, "d", at: span(2, 3..<4)), Diagnostic(.wrongType, "e", at: span(1, 1..<2, file: "z.yaml")),
      Diagnostic(.wrongType, "c", at: span(2, 1..<4)), Diagnostic(.unknownKey, "b", at: span(2, 1..<4)),
      Diagnostic(.wrongType, "a"),
    ].sortedByPlace()
    #expect(sorted.map(\.message) == ["a", "b", "c", "d", "e"])
  }
}
