import Diagnostics
import Documents
import TestSupport
import Testing

@Suite("Diagnostics as data")
struct DiagnosticsDocumentTests {
  private static func span(_ line: Int, _ columns: Range<Int>, file: String = "oss-repl.yaml") -> SourceSpan {
    SourceSpan(
      file: file, start: SourcePosition(line: line, column: columns.lowerBound),
      end: SourcePosition(line: line, column: columns.upperBound))
  }

  /// Every field of the format, filled and empty.
  private static let diagnostics = [
    Diagnostic(.credentialsMissing, "there are no credentials"),
    Diagnostic(
      .unknownKey, "unknown key `buckts` in the top of the file", at: span(3, 1..<7), help: ["did you mean `buckets`?"],
      suggestion: Diagnostic.Suggestion(span: span(3, 1..<7), replacement: "buckets")),
    Diagnostic(
      .duplicateKey, "the key `中/\"\u{1B}` stands twice", at: span(9, 3..<8),
      labels: [Diagnostic.Label(span: span(2, 3..<8, file: "buckets/a.yaml"), message: "first written here")]),
    Diagnostic(
      .manyPrefixes, severity: .warning, "11 prefixes in one rule", at: span(5, 1..<4),
      notes: ["OSS allows 10", "or 100"]),
    Diagnostic(.suspiciousPrefix, severity: .information, "a prefix that ends in `*`", at: span(6, 1..<4)),
  ]

  @Test func everyFieldIsThere() throws {
    let text = try jsonText(DiagnosticsDocument(Self.diagnostics, exit: 3))
    #expect(text == (try Golden.text("diagnostics-everything.json", now: text)))
  }

  @Test func nothingFoundIsADocumentToo() throws {
    let text = try jsonText(DiagnosticsDocument([], exit: 0))
    #expect(text == (try Golden.text("diagnostics-none.json", now: text)))
  }
}
