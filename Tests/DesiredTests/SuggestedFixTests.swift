import Desired
import Diagnostics
import TestSupport
import Testing

/// Suggestions are texts that a tool may put into the file without asking again.
@Suite("Suggested texts")
struct SuggestedFixTests {
  /// The findings of a mistake, each with its suggestion put in.
  private static func fixes(of mistake: Mistake) -> [(finding: Diagnostic, after: [Diagnostic], text: String)] {
    mistake.result.diagnostics.compactMap { finding in
      guard let suggestion = finding.suggestion else { return nil }
      let file = suggestion.span.file
      let text = suggestion.applied(to: String(decoding: mistake.files.texts[file] ?? [], as: UTF8.self))
      let fixed = mistake.replacing(file, with: text)
      return (finding, fixed.result.diagnostics, text)
    }
  }

  /// What a mended word may bring to light: it names something that is not there, or has a rule of its own.
  private static let furtherFindings: Set<DiagnosticCode> = [
    .unknownTemplate, .includeMatchesNothing, .undeclaredInput, .missingInput, .unknownVariable, .kmsWithoutRole,
    .missingSetting, .illegalBucketName,
  ]

  /// Each mistake of the table stands alone in its file, so that the file is good once it is mended.
  @Test(arguments: Mistake.all)
  func puttingItInMendsTheMistake(mistake: Mistake) {
    for fix in Self.fixes(of: mistake) {
      #expect(!fix.after.contains { $0.code == fix.finding.code }, "\(fix.text)")
      let others = fix.after.filter { $0.severity == .error && !Self.furtherFindings.contains($0.code) }
      #expect(others == [], "\(fix.text)")
    }
  }

  @Test(arguments: Mistake.all)
  func theHelpSaysItToo(mistake: Mistake) {
    for finding in mistake.result.diagnostics {
      guard let suggestion = finding.suggestion else { continue }
      let help = finding.help.joined(separator: "\n")
      let words = suggestion.replacement.filter { $0 != "\"" }
      #expect(
        help.filter { $0 != "\"" }.contains(words) || finding.code == .suspiciousPrefix, "\(help): \(words)")
      #expect(!suggestion.replacement.contains("\n"))
    }
  }

  /// A message that asks "did you mean …?" gives the answer to tools as well, but where the text holds a variable: the place
  /// is right, and yet a text in it would mean something else for the other stages or items.
  @Test func everyQuestionHasItsAnswer() {
    let open = Mistake.all.filter { mistake in
      mistake.result.diagnostics.contains { finding in
        finding.suggestion == nil && finding.help.contains { $0.hasPrefix("did you mean") }
      }
    }
    #expect(open.map(\.code) == [.illegalBucketName, .illegalBucketName])
    #expect(open.allSatisfy { $0.testDescription.contains("${") })
  }

  @Test(arguments: [
    ("bukets: {}", "bukets", "buckets"),
    ("buckets: {}\nmanage: exclusiv", "exclusiv", "exclusive"),
    ("buckets: {}\nmanage: \"Listed\"", "\"Listed\"", "listed"),
    ("buckets: {}\nproject: no", "no", "\"no\""),
    ("buckets: {}\nproject: 1e3", "1e3", "\"1e3\""),
    ("buckets: {}\nlimits: {delete: {max: \"3\"}}", "\"3\"", "3"),
    ("buckets: {}\nlimits: {delete: {percent: 10%}}", "10%", "10"),
    ("buckets: {}\nlimits: {replace: {max_unavailable: \"10\"}}", "\"10\"", "10"),
    ("buckets: {}\nlimits: {replace: {max_unavailable: 1_0 %}}", "1_0 %", "10%"),
    ("buckets: {}\ndefaults: {path_style: yes}", "yes", "true"),
    ("buckets: {}\ndefaults: {region: CN-Hangzhou}", "CN-Hangzhou", "cn-hangzhou"),
    ("buckets: {}\ndefaults: {region: cn_hangzhou}", "cn_hangzhou", "cn-hangzhou"),
    ("buckets: {}\ndefaults: {region: https://oss-cn-beijing-internal.aliyuncs.com/}", "https:", "cn-beijing"),
    ("buckets: {}\ndefaults: {endpoint: intern}", "intern", "internal"),
    ("buckets: {}\ndefaults: {rule: {action: put}}", "put", "PUT"),
    ("buckets: {}\ndefaults: {rule: {action: \"PUT, DELETE\"}}", "\"PUT,", "[PUT, DELETE]"),
    ("buckets: {}\ndefaults: {rule: {prefixes: logs/}}", "logs/", "[logs/]"),
    (
      "protect: [{match: invoices, from: [delete]}]\nbuckets: {invoices: {manage: listed, region: cn-x, rules: []}}",
      "invoices",
      "\"invoices:*\""
    ),
    (
      "protect: [{match: invocies:a*, from: [delete]}]\nbuckets: {invoices: {manage: listed, region: cn-x, rules: []}}",
      "invocies:a*",
      "\"invoices:a*\""
    ),
    (
      "protect: [{match: \"invoices:b\", from: delete}]\nbuckets: {invoices: {manage: listed, region: cn-x, rules: []}}",
      "delete",
      "[delete]"
    ),
    ("buckets: {}\naccounts: {main: {auth: ENV}}", "ENV", "env"),
    ("buckets: {}\naccounts: {main: {auth: env, uid: 1098765432101234}}", "1098", "\"1098765432101234\""),
  ])
  func whatIsSuggested(text: String, place: String, replacement: String) throws {
    let file = "version: 1\n" + text + "\n"
    let result = Configuration.decode(bytes: Array(file.utf8), file: "oss-repl.yaml")
    #expect(result.diagnostics.count == 1)
    let suggestion = try #require(result.diagnostics.first?.suggestion)
    #expect(suggestion.replacement == replacement)
    #expect(file.unicodeScalars.dropFirst(suggestion.offset(in: file)).starts(with: place.unicodeScalars))
    #expect(suggestion.span == result.diagnostics.first?.span)
    let fixed = Configuration.decode(bytes: Array(suggestion.applied(to: file).utf8), file: "oss-repl.yaml")
    #expect(fixed.diagnostics == [])
  }

  @Test(arguments: [
    // The anchor would be lost, and the alias would lead nowhere.
    "manage: listed\nbuckets: {invoices: {region: &home CN-Hangzhou, rules: []}}\ndefaults: {region: *home}",
    // The tag would be lost.
    "buckets: {}\nmanage: !!str exclusiv",
    // A block of several lines is no word.
    "buckets: {}\nmanage: |-\n  exclusiv",
    "buckets: {}\nproject: acme\nmanage: \"exclu\\\n  siv\"",
    // The right key is written already.
    "buckets: {}\nbukets: {}",
    // Nothing is close.
    "buckets: {}\nmanage: whatever",
    "buckets: {}\ndefaults: {region: East China}",
    "buckets: {}\ndefaults: {region: hangzhou}",
    // Several items can be meant.
    "buckets: {}\ndefaults: {rule: {prefixes: none}}",
    // The whole bucket is meant, which is no text.
    "buckets: {a-b: {region: cn-x, manage: listed, rules: [{destination: {bucket: c-d, location: cn-y}, action: PUT, "
      + "historical_object_replication: disabled, prefixes: [\"*\"]}]}}",
  ])
  func nothingIsSuggestedThatWouldDoHarm(text: String) {
    let result = Configuration.decode(bytes: Array("version: 1\n\(text)\n".utf8), file: "oss-repl.yaml")
    #expect(result.diagnostics.count == 1, "\(result.diagnostics)")
    #expect(result.diagnostics.allSatisfy { $0.suggestion == nil })
  }

  @Test func charactersOutsideASCIIBeforeThePlaceAreCounted() throws {
    let file = "version: 1 # 中文\nbuckets: {} # 中\ndefaults: {rule: {sync_role: \"中文\", action: put}}\n"
    let result = Configuration.decode(bytes: Array(file.utf8), file: "oss-repl.yaml")
    let suggestion = try #require(result.diagnostics.first?.suggestion)
    #expect(suggestion.applied(to: file).contains("\"中文\", action: PUT}}"))
  }
}

extension Diagnostic.Suggestion {
  /// Where it goes in a text with line feeds, in characters.
  fileprivate func offset(in text: String) -> Int {
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.prefix(span.start.line - 1).reduce(0) { $0 + $1.count + 1 } + span.start.column - 1
  }

  /// A text of one line's length replaced.
  fileprivate func applied(to text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    let start = offset(in: text)
    scalars.replaceSubrange(start..<(start + span.end.column - span.start.column), with: replacement.unicodeScalars)
    return String(String.UnicodeScalarView(scalars))
  }
}
