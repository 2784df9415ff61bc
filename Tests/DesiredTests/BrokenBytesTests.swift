import Desired
import Diagnostics
import Testing

/// A file that is broken below the level of YAML, or built to hurt.
struct BrokenBytes: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let code: DiagnosticCode
  let bytes: [UInt8]
  let line: Int
  let column: Int

  init(_ name: String, _ code: DiagnosticCode, _ bytes: [UInt8], line: Int = 1, column: Int = 1) {
    testDescription = name
    self.code = code
    self.bytes = bytes
    self.line = line
    self.column = column
  }

  private static func utf16(_ text: String, littleEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let halves = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return littleEndian ? halves.reversed() : halves
    }
  }

  /// Nine levels of nine aliases each: 9⁹ values in a few hundred bytes.
  private static let billionLaughs = Array(
    (["version: 1", "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
      + (1...9).map { level in
        "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]"
      }).joined(separator: "\n").utf8)

  static let all = [
    BrokenBytes("no byte", .emptyFile, []),
    BrokenBytes("only blanks", .emptyFile, Array(" \n \n".utf8)),
    BrokenBytes("Latin-1", .notUTF8, Array("# 中文\nproject: café ".utf8) + [0xE9, 0x0A], line: 2, column: 15),
    BrokenBytes("cut-off character", .notUTF8, Array("project: é".utf8.dropLast()), column: 10),
    BrokenBytes("overlong encoding", .notUTF8, [0x61, 0xC0, 0xAF], column: 2),
    BrokenBytes("surrogate", .notUTF8, [0x61, 0xED, 0xA0, 0x80], column: 2),
    BrokenBytes("UTF-8 with byte order mark", .byteOrderMark, [0xEF, 0xBB, 0xBF] + Array("version: 1".utf8)),
    BrokenBytes("UTF-16 LE with mark", .byteOrderMark, [0xFF, 0xFE] + utf16("version: 1", littleEndian: true)),
    BrokenBytes("UTF-16 BE with mark", .byteOrderMark, [0xFE, 0xFF] + utf16("version: 1", littleEndian: false)),
    BrokenBytes("UTF-16 LE", .notUTF8, utf16("version: 1", littleEndian: true)),
    BrokenBytes("UTF-16 BE", .notUTF8, utf16("version: 1", littleEndian: false)),
    BrokenBytes("NUL", .controlCharacter, Array("version: 1\nproject: a\0b\n".utf8), line: 2, column: 11),
    BrokenBytes("34 MB of nested lists", .overLimit, Array(repeating: UInt8(ascii: "["), count: 34_000_000)),
    BrokenBytes("9 MB of nested lists", .overLimit, Array(repeating: UInt8(ascii: "["), count: 9_000_000), column: 65),
    BrokenBytes(
      "nested blocks", .overLimit, Array((0...70).map { String(repeating: " ", count: $0) + "a:\n" }.joined().utf8),
      line: 65, column: 65),
    BrokenBytes(
      "too many values", .overLimit, Array("[".utf8) + Array(repeatElement("a,".utf8, count: 2_000_000).joined()),
      column: 4_000_000),
    BrokenBytes("billion laughs", .overLimit, billionLaughs, line: 7, column: 10),
  ]
}

@Suite("Broken files")
struct BrokenBytesTests {
  @Test(arguments: BrokenBytes.all)
  func aBrokenFileGivesOneFinding(broken: BrokenBytes) throws {
    let result = Configuration.decode(bytes: broken.bytes, file: "broken.yaml")
    #expect(result.diagnostics.map(\.code) == [broken.code])
    let start = try #require(result.diagnostics.first?.span?.start)
    #expect(start == SourcePosition(line: broken.line, column: broken.column))
    #expect(result.state == nil)
    let rendered = DiagnosticRenderer(sources: ["broken.yaml": broken.bytes]).render(result.diagnostics)
    #expect(rendered.utf8.count < 2000)
  }

  @Test(arguments: [
    ("34 MB of nested lists", "33554432 bytes"), ("9 MB of nested lists", "64 deep"),
    ("too many values", "2000000 keys and values"), ("billion laughs", "100000 keys and values"),
  ])
  func aLimitIsNamed(name: String, limit: String) throws {
    let broken = try #require(BrokenBytes.all.first { $0.testDescription == name })
    let result = Configuration.decode(bytes: broken.bytes, file: "broken.yaml")
    #expect(result.diagnostics.first?.message.contains(limit) == true)
  }
}
