import TerminalText
import TestSupport
import Testing

@Suite("Where lines end")
struct LineBreakingTests {
  /// The lines of a text, with the blanks before each.
  private func lines(
    _ text: String, width: Int, start: Int = 0, hanging: Int = 0, _ wideChunks: LineBreaking.WideChunks = .whole,
    ascii: Bool = false
  ) -> [String] {
    let display = DisplayText(ascii: ascii)
    let breaking = LineBreaking(display, width: width, wideChunks: wideChunks)
    return breaking.lines(of: display.chunks(of: text), from: start, hanging: hanging).enumerated().map {
      index, chunks in
      let begin = String(repeating: " ", count: index == 0 ? start : hanging)
      return chunks.reduce(begin) { $0 + String(repeating: " ", count: $1.blanks) + $1.text }
    }
  }

  @Test func wordsFillALineToItsLastColumn() {
    #expect(lines("aaa bbb cc", width: 7) == ["aaa bbb", "cc"])
    #expect(lines("aaa bbb cc", width: 6) == ["aaa", "bbb cc"])
    #expect(lines("aaa  bbb", width: 8) == ["aaa  bbb"])
    #expect(lines("aaa  bbb", width: 7) == ["aaa", "bbb"])
    #expect(lines("存储 桶", width: 7) == ["存储 桶"])
    #expect(lines("存储 桶", width: 6) == ["存储", "桶"])
    #expect(lines("", width: 10) == [""])
  }

  @Test func aFirstLineMayBeginElsewhere() {
    #expect(lines("aa bb cc", width: 8, start: 5, hanging: 2) == ["     aa", "  bb cc"])
    #expect(lines("aaaaaa bb", width: 8, start: 5, hanging: 2) == ["     aaaaaa", "  bb"])
    #expect(lines("aaaaaa bb", width: 8, start: 5, hanging: 2, .continued) == ["     aaa", "  aaa bb"])
  }

  @Test func aWordThatIsWiderThanALineIsWholeUnlessItCantBeCopied() {
    #expect(lines("a bbbbbbbbbb c", width: 6) == ["a", "bbbbbbbbbb", "c"])
    #expect(lines("a bbbbbbbbbb c", width: 6, .continued) == ["a", "bbbbbb", "bbbb c"])
    #expect(lines("a 桶桶桶桶 c", width: 5, .continued) == ["a", "桶桶", "桶桶", "c"])
    #expect(lines("a b\u{1B}bbbbb\u{1B}", width: 7) == ["a", "b\\u{1B}", "bbbbb", "\\u{1B}"])
    #expect(lines("a……", width: 5, ascii: true) == ["a....", ".."])
  }

  @Test func theMiddleOfWhatIsFarTooWideIsLeftOut() {
    #expect(lines("aaaaabbbbb", width: 6, .shortened(above: 10)) == ["aaaaab", "bbbb"])
    #expect(lines("aaaaabbbbbb", width: 6, .shortened(above: 10)) == ["aaa…bb"])
  }

  /// Whatever is broken: no line is wider than it may be, unless it is one word; and nothing is lost.
  @Test(arguments: (0..<200).map { UInt64($0) })
  func nothingIsLostAndNoLineIsTooWide(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let letters: [Character] = ["a", "b", "桶", "😀", "\u{1B}", "é", "\u{E34}", " ", " ", " ", "\n", "…"]
    let text = String(
      (0..<Int.random(in: 0...120, using: &generator)).map { _ in
        letters.randomElement(using: &generator) ?? "a"
      })
    let (ascii, width) = (Bool.random(using: &generator), Int.random(in: 16...60, using: &generator))
    let (start, hanging) = (Int.random(in: 0...4, using: &generator), Int.random(in: 0...4, using: &generator))
    let display = DisplayText(ascii: ascii)
    let words = display.chunks(of: text).map(\.text).joined()
    for wide in [LineBreaking.WideChunks.whole, .continued] {
      let lines = lines(text, width: width, start: start, hanging: hanging, wide, ascii: ascii)
      for line in lines where display.columns(of: line) > width {
        let words = line.unicodeScalars.split(separator: " ")
        #expect(wide == .whole && words.count == 1, "seed \(seed): \(line)")
      }
      let kept = lines.joined().unicodeScalars.filter { $0 != " " }
      #expect(kept.elementsEqual(words.unicodeScalars), "seed \(seed)")
    }
  }
}

@Suite("Rows of cells")
struct TextPageTests {
  private func page(_ width: Int, _ cells: [(Int, String)], hanging: Int) -> [String] {
    var page = TextPage(layout: TextLayout(width: width))
    let display = DisplayText(ascii: false)
    page.add(
      cells.map { TextPage.Cell(column: $0.0, chunks: display.chunks(of: $0.1)) }, hanging: hanging)
    return page.lines
  }

  @Test func cellsStandAtTheirColumnsInColumnsOfATerminal() {
    #expect(page(40, [(2, "ab"), (10, "cd")], hanging: 4) == ["  ab      cd"])
    #expect(page(40, [(2, "存储桶"), (10, "cd")], hanging: 4) == ["  存储桶  cd"])
    #expect(page(40, [(2, "存储桶桶"), (10, "cd")], hanging: 4) == ["  存储桶桶  cd"])
  }

  @Test func aCellWithoutRoomBeginsANewLine() {
    let long = String(repeating: "x", count: 30)
    #expect(page(40, [(0, "subject"), (12, long)], hanging: 4) == ["subject  \(long)"])
    #expect(page(40, [(0, "a longer subject"), (20, long)], hanging: 4) == ["a longer subject", "    \(long)"])
  }

  @Test func coloursAreNoText() {
    var page = TextPage(layout: TextLayout(style: .coloured))
    page.add(
      [
        TextPage.Cell(column: 1, chunks: [TextChunk(text: "a", width: 1)], tone: .alarm),
        TextPage.Cell(column: 6, chunks: [TextChunk(text: "b", width: 1, tone: .addition)]),
      ], hanging: 0)
    #expect(page.lines == [" \u{1B}[1;31ma\u{1B}[0m    \u{1B}[32mb\u{1B}[0m"])
  }
}
