import Diagnostics
import Planning
import Replication
import TestSupport
import Testing

@Suite("One cause over many buckets")
struct SharedDiagnosticTests {
  private func unknown(_ number: Int, _ kind: UnknownReason.Kind, line: Int, message: String) -> UnknownBucket {
    let place = Origin(file: "oss-repl.yaml", line: line, column: 3)
    let bucket = DesiredBucket(
      name: Example.address("site-\(number)").source, region: "cn-hangzhou", mode: .exclusive, rules: [], origin: place,
      regionOrigin: place)
    let id = "5C3D9175B6FC\(number)"
    return UnknownBucket(
      desired: bucket,
      reason: UnknownReason(
        kind: kind, message: message, facts: ["request ID \(id)"],
        answer: FailedAnswer(status: 403, code: "SignatureDoesNotMatch", requestID: id)))
  }

  @Test func bucketsThatCanNotBeReadForOneReasonAreOneDiagnostic() {
    let buckets = (1...8).map { unknown($0, .access, line: $0, message: "OSS refused site-\($0)") }
    let told = (buckets + [unknown(9, .access, line: 9, message: "something else")]).diagnostics
    #expect(
      told.map(\.message) == [
        "8 buckets can't be read: OSS refused site-1", "bucket site-9 can't be read: something else",
      ])
    #expect(told[0].notes.first == "the buckets are site-1, site-2, site-3 and 5 more")
  }

  /// Each wrong name has to be put right at its own place; those of one group stand at one.
  @Test func bucketsThatDoNotExistAreToldAtEachPlace() {
    let apart = (1...2).map { unknown($0, .noSuchBucket, line: $0, message: "gone") }
    #expect(apart.diagnostics.map(\.message) == ["bucket site-1 does not exist", "bucket site-2 does not exist"])
    let group = (1...2).map { unknown($0, .noSuchBucket, line: 7, message: "gone") }
    #expect(group.diagnostics.map(\.message) == ["2 buckets do not exist"])
  }
}
