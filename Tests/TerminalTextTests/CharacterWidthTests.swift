import TerminalText
import Testing

@Suite("Columns of a terminal")
struct CharacterWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("süd", 3), ("存储桶", 6), ("한국", 4), ("ｶﾀ", 2), ("ａｂ", 4), ("：", 2), ("😀", 2),
    ("\u{1F1E8}\u{1F1F3}", 2), ("☎", 1), ("\u{E01}\u{E34}", 1), ("𠮷", 2), ("→", 1), ("…", 1),
    // What can't be told from something else, or can't be seen, takes the columns of its escape.
    ("e\u{301}", 1 + "\\u{301}".utf8.count), ("a\tb", 4), ("\u{1B}[1m", "\\u{1B}[1m".utf8.count),
    ("\u{200D}", "\\u{200D}".utf8.count),
  ])
  func aTextTakesTheColumnsOfWhatIsShown(text: String, columns: Int) {
    #expect(DisplayText(ascii: false).columns(of: text) == columns)
    let ascii = DisplayText(ascii: true)
    #expect(ascii.columns(of: text) == ascii.line(text).utf8.count)
  }

  @Test(
    arguments: ["plain words", "日本語の説明がここに立つ", "a\u{1B}b\nc", "\u{E01}\u{E34}\u{E01}\u{E34}\u{E01}\u{E34}"],
    [
      false, true,
    ])
  func aTextThatIsCutNeverTakesMoreThanItsColumns(text: String, ascii: Bool) {
    let display = DisplayText(ascii: ascii)
    for width in 3...40 {
      let cut = display.cut(text, to: width)
      #expect(display.columns(of: cut) <= width)
      #expect(cut.hasSuffix(display.ellipsis) == (display.columns(of: text) > width), "\(width)")
    }
  }

  @Test func escapesAreNamedOrNumbered() {
    let escapes: [(Unicode.Scalar, String)] = [
      ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t"), ("\u{1B}", "\\u{1B}"), ("#", "\\u{23}"), ("\u{2028}", "\\u{2028}"),
      ("\u{E0001}", "\\u{E0001}"),
    ]
    for (scalar, escape) in escapes { #expect(scalar.escapeSequence == escape) }
  }
}
