import Diagnostics
import Reporting
import Testing

@Suite("Annotations for GitHub")
struct GitHubAnnotationsTests {
  private func span(_ line: Int, _ columns: Range<Int>, to lastLine: Int? = nil, file: String = "a.yaml") -> SourceSpan
  {
    SourceSpan(
      file: file, start: SourcePosition(line: line, column: columns.lowerBound),
      end: SourcePosition(line: lastLine ?? line, column: columns.upperBound))
  }

  @Test func aCommandHasPlaceTitleMessageAndRemarks() {
    let diagnostic = Diagnostic(
      .overlappingPrefixes, "prefixes overlap", at: span(3, 5..<9),
      labels: [Diagnostic.Label(span: span(2, 1..<4), message: "covers it")], notes: ["OSS refuses"],
      help: ["remove it"])
    #expect(
      gitHubAnnotations([diagnostic])
        == "::error file=a.yaml,line=3,col=5,endLine=3,endColumn=9,title=OSSR1019%3A \(diagnostic.code.title)"
        + "::prefixes overlap%0Aa.yaml:2: covers it%0Anote: OSS refuses%0Ahelp: remove it\n")
  }

  @Test func whatTheRunnerWouldReadAsItsOwnIsEscaped() {
    let diagnostic = Diagnostic(
      .unknownKey, "100% of a,b:c\r\n::error::x", at: span(1, 1..<2, file: "50%,a:b\r\n.yaml"))
    let lines = gitHubAnnotations([diagnostic]).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("::error file=50%25%2Ca%3Ab%0D%0A.yaml,line=1,"))
    #expect(lines[0].hasSuffix("::100%25 of a,b:c\\r\\n::error::x"))
  }

  @Test func aPlaceOfSeveralLinesHasNoColumns() {
    #expect(
      gitHubAnnotations([Diagnostic(.wrongType, "no", at: span(2, 3..<4, to: 5))])
        .hasPrefix("::error file=a.yaml,line=2,endLine=5,title="))
  }

  @Test func withoutAPlaceThereIsOnlyATitle() {
    #expect(gitHubAnnotations([Diagnostic(.wrongType, "no")]).hasPrefix("::error title=OSSR1017%3A "))
    #expect(gitHubAnnotations([]) == "")
  }

  @Test func theWorstComesFirstAndEachKindKeepsItsOrder() {
    let severities: [Severity] = [.information, .warning, .error, .warning, .error]
    let commands = gitHubAnnotations(
      severities.enumerated().map { Diagnostic(.wrongType, severity: $1, "number \($0)") })
    #expect(
      commands.split(separator: "\n").map { "\($0.prefix { $0 != " " }) \($0.suffix(1))" }
        == ["::error 2", "::error 4", "::warning 1", "::warning 3", "::notice 0"])
  }

  @Test func noMoreOfAKindThanGitHubShows() {
    let errors = (1...12).map { Diagnostic(.wrongType, "error \($0)") }
    let warnings = (1...10).map { Diagnostic(.wrongType, severity: .warning, "warning \($0)") }
    let lines = gitHubAnnotations(warnings + errors).split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("::error ") } == 10)
    #expect(lines.count { $0.hasPrefix("::warning ") } == 10)
    #expect(lines[8].hasSuffix("::error 9"))
    #expect(lines[9].hasPrefix("::error title=oss-repl::and 3 more of this kind"))
    #expect(lines[19].hasSuffix("::warning 10"))
  }

  @Test func filesGoThroughTheGivenPath() {
    let text = gitHubAnnotations([Diagnostic(.wrongType, "no", at: span(1, 1..<2))], path: { "infra/" + $0 })
    #expect(text.contains(" file=infra/a.yaml,"))
  }
}
