import TestSupport
import Testing
import YAMLDocument

@Suite("Writing texts into YAML")
struct WritingTests {
  /// Texts that a careless writer would lose or change.
  static let nasty: [String] = [
    "", " ", " leading", "trailing ", "\ttab\t", "two\nlines", "carriage\rreturn", "\u{0}", "\u{1B}[31m", "\u{7F}",
    "\u{85}",
    "\u{A0}", "\u{AD}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}", "\u{E000}", "\u{10FFFF}",
    "\u{1F600}",
    "caf\u{E9}", "cafe\u{301}", "\u{301}mark", "\u{202E}reversed", "\u{1112}\u{1161}\u{11AB}", "日本語/", "no", "No", "y",
    "null", "~", "1e3", "0x10", "1_000", "2025-01-31", "12:30:45", ".inf", "-", "- a", "? a", ": a", "a: b", "a #b",
    "#a",
    "&a", "*a", "!a", "|", ">", "%a", "@a", "`a", "\"", "'", "\\", "\\x41", "\"quoted\"", "{a}", "[a]", "a,b", "<<",
    "---", "##[add-mask]x", "a ##vso[b]", "\\##[", "###[", "::x::",
    "...", "${a}", "a:", ",", String(repeating: "\u{1}", count: 1023), String(repeating: "long ", count: 400),
  ]

  private func root(_ text: String) throws -> YAMLMapping {
    let document = YAMLDocument(bytes: Array(text.utf8), file: "test")
    #expect(document.diagnostics.isEmpty, "\(document.diagnostics) in \(text.debugDescription)")
    guard case .mapping(let mapping) = try #require(document.root) else {
      throw NotAMapping()
    }
    return mapping
  }

  private struct NotAMapping: Error {}

  /// Every scalar of a node in its order.
  private func texts(_ node: YAMLNode) -> [String] {
    switch node {
    case .scalar(let scalar): [scalar.text]
    case .sequence(let sequence): sequence.items.flatMap(texts)
    case .mapping(let mapping): mapping.entries.flatMap { [$0.key.text] + texts($0.value) }
    }
  }

  private func expectRoundTrip(_ text: String) throws {
    for written in [YAMLScalarText(text).quoted, YAMLScalarText(text).plainOrQuoted] {
      #expect(!written.unicodeScalars.contains { $0 == "\n" || $0 == "\r" })
      #expect(LogRunner.commands(in: written) == [])
      let flow = try root("a: [\(written), {k: \(written), l: b}]\nz: \(written)\n")
      let block = try root("a:\n  - \(written)\n  - b\n")
      #expect(
        texts(.mapping(flow)).map { Array($0.utf8) }
          == ["a", text, "k", text, "l", "b", "z", text].map { Array($0.utf8) })
      #expect(texts(.mapping(block)).map { Array($0.utf8) } == ["a", text, "b"].map { Array($0.utf8) })
      guard written.utf8.count < 1000 else { continue }
      let key = try root("\(written):\n  b: c\n")
      #expect(Array(key.entries[0].key.text.utf8) == Array(text.utf8))
    }
  }

  @Test(arguments: nasty)
  func aCommentIsOneLineAndNoCommand(text: String) {
    let line = YAMLCommentText(text).line
    #expect(!line.unicodeScalars.contains { $0 == "\n" || $0 == "\r" })
    #expect(LogRunner.commands(in: line) == [])
  }

  @Test(arguments: nasty)
  func aTextReadsBackToItsBytes(text: String) throws { try expectRoundTrip(text) }

  @Test func randomTextsReadBackToTheirBytes() throws {
    var generator = SeededGenerator(seed: 20_251)
    for _ in 0..<500 {
      var text = ""
      for _ in 0..<Int.random(in: 0...20, using: &generator) {
        let limits: [UInt32] = [0x20, 0x80, 0x100, 0x3000, 0x10000, 0x11_0000]
        let value = UInt32.random(
          in: 0..<limits[Int.random(in: 0..<limits.count, using: &generator)], using: &generator)
        if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
      }
      try expectRoundTrip(text)
    }
  }

  @Test(arguments: ["invoices", "cn-hangzhou", "oss-cn-beijing", "a.b_c/d", "nobody", "e3", "Yes-sir"])
  func plainWordsStayPlain(text: String) { #expect(YAMLScalarText(text).plainOrQuoted == text) }

  @Test(arguments: [
    "", "NO", "true", "Null", "oN", "y", "1e3", "2025", "0x1f", "-a", ".a", "/a", "a b", "a:b", "é", "<<",
  ])
  func whatAReaderMightMistakeIsQuoted(text: String) { #expect(YAMLScalarText(text).plainOrQuoted == "\"\(text)\"") }

  @Test func whatCantBeSeenIsEscaped() {
    #expect(
      YAMLScalarText("a\u{0}\u{1B}\u{85}\u{200B}\u{FEFF}\u{E0001}\t\n\r").quoted
        == #""a\x00\x1B\x85\u200B\uFEFF\U000E0001\t\n\r""#)
    #expect(YAMLScalarText("é\"\\ 日").quoted == #""é\"\\ 日""#)
  }

  @Test(arguments: nasty)
  func aCommentHoldsAnyText(text: String) throws {
    let line = YAMLCommentText(text).line
    let mapping = try root("a: b\n  \(line)\nc: d\n")
    #expect(texts(.mapping(mapping)) == ["a", "b", "c", "d"])
  }
}
