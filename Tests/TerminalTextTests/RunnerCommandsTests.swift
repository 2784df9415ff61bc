import FoundationEssentials
import TerminalText
import TestSupport
import Testing

@Suite("Text that a CI runner could obey")
struct RunnerCommandsTests {
  @Test(arguments: [
    ("::stop-commands::x", #"\u{3A}:stop-commands::x"#),
    ("a\n      ::set-output name=a::b\n", "a\n      \\u{3A}:set-output name=a::b\n"),
    ("\u{A0}\u{3000}\t::x::", "\u{A0}\u{3000}\t\\u{3A}:x::"), ("\r::x::", "\r\\u{3A}:x::"), (":::", #"\u{3A}::"#),
    ("\u{1B}[31m::x::\u{1B}[0m", "\u{1B}[31m\\u{3A}:x::\u{1B}[0m"), ("##[add-mask]x", #"\u{23}#[add-mask]x"#),
    ("a ##vso[task.x]b", #"a \u{23}#vso[task.x]b"#), ("###[x]", #"#\u{23}#[x]"#), ("##[##[", #"\u{23}#[\u{23}#["#),
    ("##teamcity[x]", #"\u{23}#teamcity[x]"#), ("##VSO[x]", #"\u{23}#VSO[x]"#), ("##\u{1B}[0m]", "\\u{23}#\u{1B}[0m]"),
  ])
  func isDisarmed(text: String, shown: String) {
    #expect(RunnerCommands.disarmed(text).unicodeScalars.elementsEqual(shown.unicodeScalars))
    #expect(LogRunner.commands(in: RunnerCommands.disarmed(text)) == [])
  }

  @Test(arguments: [
    "", ":", "a::b", "- ::x", "# one\n## two\n### three", "#[x]", "##", "## [x]", "##1[x]", "a: b", "\u{1B}[31m:",
    "##\n[x]",
  ])
  func otherTextStaysAsItIs(text: String) { #expect(RunnerCommands.disarmed(text) == text) }

  /// Pieces of commands in any order: no line of what is shown is one, and doing it twice changes nothing.
  @Test func noTextIsACommand() {
    var generator = SeededGenerator(seed: 13)
    let pieces = [
      ":", "::", "#", "##", "[", "vso[", "a", " ", "\n", "\r", "\t", "\u{A0}", "\u{1B}[1m", "\u{1B}[0m", "\u{1B}", "]",
      "x::",
    ]
    for _ in 0..<20_000 {
      let text = (0..<8).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let shown = RunnerCommands.disarmed(text)
      #expect(LogRunner.commands(in: shown) == [], "\(text.debugDescription)")
      #expect(RunnerCommands.disarmed(shown) == shown)
      // A colour before two colons is one more reason for care than runners give.
      if LogRunner.commands(in: text) == [], !text.unicodeScalars.contains("\u{1B}") {
        #expect(shown == text, "\(text.debugDescription)")
      }
    }
  }

  @Test func aValueOfJSONStaysWhatItIs() throws {
    var generator = SeededGenerator(seed: 14)
    let pieces = [
      "#", "##[", "\\", "\"", "vso[", "\u{202E}", "\u{E0041}", "\u{7F}", "\n", "é", "\u{1F600}", "::", "e\u{301}",
    ]
    for _ in 0..<2_000 {
      let value = (0..<6).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let json = RunnerCommands.disarmed(json: String(decoding: try JSONEncoder().encode([value]), as: UTF8.self))
      let read = try JSONDecoder().decode([String].self, from: Data(json.utf8))
      #expect(read.first.map { Array($0.utf8) } == Array(value.utf8))
      #expect(LogRunner.commands(in: json) == [])
      #expect(json.unicodeScalars.allSatisfy(VisibleCharacters.contains))
    }
  }
}
