import Desired
import Diagnostics
import TestSupport
import Testing

@Suite("Mistakes in a configuration")
struct MistakeTests {
  @Test(arguments: Mistake.all)
  func oneMistakeGivesOneFindingAtItsPlace(mistake: Mistake) throws {
    let result = mistake.result
    #expect(result.diagnostics.map(\.code) == [mistake.code], "\(result.diagnostics.map(\.message))")
    let finding = try #require(result.diagnostics.first)
    let span = try #require(finding.span)
    #expect(span.file == mistake.file)
    #expect(MarkedText.Position(line: span.start.line, column: span.start.column) == mistake.marked.start)
    #expect(MarkedText.Position(line: span.end.line, column: span.end.column) == mistake.marked.end)
    #expect(!finding.help.isEmpty, "every finding has a next step")
    if let help = mistake.help { #expect(finding.help.joined(separator: "\n").contains(help)) }
    if let note = mistake.note { #expect(finding.notes.joined(separator: "\n").contains(note)) }
    #expect((result.state == nil) == (finding.severity == .error))
    #expect(
      finding.message.first?.isUppercase != true || finding.message.hasPrefix("YAML")
        || finding.message.hasPrefix("RTC"))
    #expect(!finding.message.hasSuffix("."))
  }

  /// Saved plans, output files and the operator's rails have no place in a configuration.
  @Test func everyCodeIsProvoked() {
    let provoked = Set(Mistake.all.map(\.code) + BrokenBytes.all.map(\.code))
    let elsewhere = Set(
      DiagnosticCode.planFiles
        + [.outputUnwritable, .outputRefused, .railsUnreadable, .limitOverruled, .moreFindings, .settledAccount])
    #expect(DiagnosticCode.all.filter { $0.number < 3000 && !provoked.union(elsewhere).contains($0) } == [])
    #expect(provoked.isDisjoint(with: elsewhere))
  }

  /// Only what OSS refuses or silently drops is an error.
  private static let notErrors: Set<DiagnosticCode> = [
    .unusedKMSKey, .kmsWithoutKey, .accelerationWithinRegion, .borderWithoutAcceleration, .manyPrefixes,
    .suspiciousPrefix, .replicationChain, .replicationCycle, .protectionWithoutBucket,
    .bucketInEndpoint, .endpointOfAnotherRegion, .allowedEndpoint, .tagConditionRegion, .surroundingWhiteSpace,
    .unknownRegion,
  ]

  @Test func warningsLeaveTheConfigurationUsable() {
    for mistake in Mistake.all {
      let result = mistake.result
      #expect((result.state != nil) == Self.notErrors.contains(mistake.code), "\(mistake.testDescription)")
    }
  }

  @Test func allMistakesComeAtOnceSortedByPlace() {
    let result = Configuration.decode(
      bytes: Array(
        """
        version: 1
        manage: everything
        buckets:
          invoices:
            region: cn-hangzhou
            rules:
              - destination: {bucket: X, location: beijing}
                action: SET
                prefixes: [no, a, ab]
                rct: enabled
          invoices: {}
        """.utf8), file: "oss-repl.yaml")
    #expect(
      result.diagnostics.map { "\($0.code) \($0.span?.start.line ?? 0):\($0.span?.start.column ?? 0)" } == [
        "OSSR1020 2:9", "OSSR2001 7:9", "OSSR1024 7:31", "OSSR1025 7:44", "OSSR1026 8:17", "OSSR1018 9:20",
        "OSSR1019 9:27",
        "OSSR1015 10:9", "OSSR1010 11:3",
      ])
    #expect(result.state == nil)
  }

  @Test func theFirstPlaceOfADuplicateIsLabelled() throws {
    let result = Configuration.decode(bytes: Array("version: 1\nbuckets: {}\nversion: 1\n".utf8), file: "a.yaml")
    let label = try #require(result.diagnostics.first?.labels.first)
    #expect(label.span.description == "a.yaml:1:1")
  }

  @Test func aMistakeInSharedTextIsReportedOnce() {
    let result = Configuration.decode(
      bytes: Array(
        """
        version: 1
        manage: listed
        buckets:
          first: &shared {region: CN, rules: []}
          second: *shared
          third: {<<: *shared, rules: []}
        """.utf8), file: "a.yaml")
    #expect(result.diagnostics.map(\.code) == [.illegalRegion])
  }
}
