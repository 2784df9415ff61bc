import TerminalText
import Testing

@Suite("Characters that can't be seen")
struct VisibleCharactersTests {
  /// What is drawn as nothing, or as a blank, by its range in Unicode.
  static let invisible: [ClosedRange<UInt32>] = [
    0x00...0x1F, 0x7F...0xA0, 0xAD...0xAD, 0x34F...0x34F, 0x61C...0x61C, 0x115F...0x1160, 0x1680...0x1680,
    0x17B4...0x17B5, 0x180B...0x180F, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x2800...0x2800,
    0x3000...0x3000, 0x3164...0x3164, 0xFE00...0xFE0F, 0xFEFF...0xFEFF, 0xFFA0...0xFFA0, 0xFFF0...0xFFFB,
    0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF,
  ]

  @Test(arguments: invisible)
  func areShownAsEscapes(range: ClosedRange<UInt32>) {
    for scalar in range.compactMap(Unicode.Scalar.init) {
      #expect(!VisibleCharacters.contains(scalar))
      let shown = DisplayText(ascii: false).line("a\(scalar)b")
      #expect(shown.unicodeScalars.allSatisfy { (0x20...0x7E).contains($0.value) }, "\(scalar.value)")
      #expect(shown.utf8.count > 3)
    }
  }

  /// Two texts that differ, and that look alike where they are printed as they are.
  @Test(arguments: [
    ("logs/", "lo\u{34F}gs/"), ("logs/", "logs\u{115F}/"), ("a b", "a\u{A0}b"), ("a b", "a\u{2800}b"),
    ("a", "a\u{3164}"),
    ("a", "a\u{FE0F}"), ("a", "a\u{E0061}"), ("a", "a\u{202C}"), ("a", "a\u{180E}"), ("caf\u{E9}", "cafe\u{301}"),
    ("\u{212B}", "\u{C5}"), ("\u{2126}", "\u{3A9}"), ("K", "\u{212A}"), (";", "\u{37E}"),
    ("\u{304C}", "\u{304B}\u{3099}"),
    ("\u{D55C}", "\u{1112}\u{1161}\u{11AB}"), ("\u{8C48}", "\u{F900}"), ("a\u{323}\u{301}", "a\u{301}\u{323}"),
  ])
  func makeTwoTextsLookDifferent(first: String, second: String) {
    let shown = [first, second].map { DisplayText(ascii: false).line($0).unicodeScalars.map(\.value) }
    #expect(shown[0] != shown[1])
    // Both as drawn: what is composed on the screen is one.
    #expect(DisplayText(ascii: false).line(first) != DisplayText(ascii: false).line(second))
  }

  @Test(arguments: [
    "日本語/", "한국어", "عربى", "\u{E01}\u{E34}", "\u{915}\u{94D}\u{937}", "\u{1F600}", "ｗｉｄｅ", "é", "Ω", "…",
  ])
  func letOrdinaryTextAsItIs(text: String) {
    #expect(DisplayText(ascii: false).line(text).unicodeScalars.elementsEqual(text.unicodeScalars))
  }
}
