import Desired
import Diagnostics
import Testing

/// Files with thousands of mistakes, also in one line: each is told as if it stood alone, in a time that grows with the
/// file and not with its square.
@Suite("Thousands of mistakes")
struct LongLineTests {
  private static let head = """
    version: 1
    manage: listed
    defaults: {region: cn-x, rule: {action: PUT, historical_object_replication: disabled}}

    """
  private static let count = 4_000
  /// The findings that are kept.
  private static let kept = 1_000

  private func decode(_ text: String) -> ConfigurationResult {
    Configuration.decode(bytes: Array((Self.head + text).utf8), file: "f.yaml")
  }

  private func buckets(_ content: (Int) -> String) -> String {
    let entries = (0..<Self.count).map { "b\($0 + 10_000): {\(content($0)), rules: []}" }
    return "buckets: {\(entries.joined(separator: ", "))}\n"
  }

  @Test func suggestionsInOneLine() {
    let result = decode(buckets { _ in "manage: exclusiv" })
    let found = result.diagnostics.dropLast()
    #expect(found.count == Self.kept)
    #expect(found.allSatisfy { $0.suggestion?.replacement == "exclusive" })
    #expect(found.last?.suggestion?.span == found.last?.span)
  }

  @Test func passwordsInOneLineAreBlotted() {
    let result = decode(buckets { "endpoint: \"http://user:secret\($0)@host\"" })
    #expect(result.diagnostics.count == Self.kept + 1)
    let shown = result.sources["f.yaml"].map { String(decoding: $0, as: UTF8.self) } ?? "secret"
    #expect(!shown.utf8.split(separator: UInt8(ascii: " ")).contains { String($0)?.contains("secret") != false })
    #expect(shown.utf8.count == (Self.head + buckets { "endpoint: \"http://user:secret\($0)@host\"" }).utf8.count)
    #expect(shown.hasSuffix(", rules: []}}\n"))
  }

  @Test func amongThousandsOfNamesOnlyTheFirstAreCompared() {
    let templates = (0..<Self.count).map { "  standard\($0 + 10_000): {rtc: enabled}\n" }.joined()
    let rules = (0..<Self.count).map {
      "      - {use: standad\($0 + 10_000), destination: {bucket: c\($0 + 10_000), location: cn-y}}\n"
    }.joined()
    let result = decode("templates:\n\(templates)buckets:\n  b-1:\n    rules:\n\(rules)")
    let unknown = result.diagnostics.filter { $0.code == .unknownTemplate }
    #expect(unknown.count == Self.kept)
    #expect(unknown.first?.suggestion?.replacement == "standard10000")
    #expect(unknown.last?.suggestion == nil)
    #expect(unknown.last?.help == ["define it: `templates: {standad10999: {…}}`"])
  }

  @Test func aPrefixOfMegabytesInThousandsOfBuckets() {
    let prefix = String(repeating: "x", count: 5_000_000)
    let result = decode(
      """
      groups:
        g:
          each: {x: {range: [a0000, a9999]}}
          bucket: "b-${x}"
          rules: [{destination: {bucket: "c-${x}", location: cn-y}, prefixes: [\(prefix)]}]
      """)
    #expect(result.diagnostics.map(\.code) == [.prefixTooLong])
    #expect(result.diagnostics.first?.message == "a prefix of 5000000 bytes is longer than 1,023 bytes")
  }

  @Test(arguments: [(61, "17 more"), (9_999, "9955 more"), (10_000, "9956 more"), (5_000_000, "4999 KB more")])
  func howMuchIsCutOut(length: Int, amount: String) {
    #expect(QuotedText(String(repeating: "x", count: length)).text.contains("…[\(amount)]…"))
  }
}
