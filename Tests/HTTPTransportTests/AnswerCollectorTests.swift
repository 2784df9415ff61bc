import Testing

@testable import HTTPTransport

@Suite("Putting an answer together")
struct AnswerCollectorTests {
  /// Feeds a collector and tells which pieces it took.
  private func feed(_ collector: inout AnswerCollector, header: [String] = [], body: [String] = []) -> [Bool] {
    let lines = header.map { line in
      Array((line + "\r\n").utf8).withUnsafeBufferPointer { collector.takeHeaderLine($0) }
    }
    return lines + body.map { piece in Array(piece.utf8).withUnsafeBufferPointer { collector.takeBody($0) } }
  }

  @Test("The limit counts all pieces of the body together")
  func limitCountsAllPieces() {
    var collector = AnswerCollector(maximumBodyBytes: 6)
    #expect(feed(&collector, body: ["abc", "def", "g"]) == [true, true, false])
    #expect(String(decoding: collector.body, as: UTF8.self) == "abcdef")
    #expect(collector.refusal == "the answer is larger than 6 bytes")
  }

  @Test("The limit of the header counts interim answers too")
  func limitCountsInterimAnswers() {
    var collector = AnswerCollector(maximumBodyBytes: 0)
    let early = ["HTTP/1.1 103 Early Hints", "Link: " + String(repeating: "a", count: 100_000), ""]
    #expect(feed(&collector, header: early + early + early).firstIndex(of: false) == 7)
    #expect(collector.refusal == "the answer's header is larger than 262144 bytes")
  }

  @Test(
    "Two lengths that differ are refused, also when they come together",
    arguments: [
      (["Content-Length: 5", "Content-Length: 5"], nil), (["Content-Length: 5", "content-length: 6"], 1),
      (["CONTENT-LENGTH: 5", "X: y", "Content-Length: 05"], 2), (["Content-Length: 5", "Content-Length:"], 1),
    ] as [([String], Int?)])
  func differingLengths(header: [String], refused: Int?) {
    var collector = AnswerCollector(maximumBodyBytes: 100)
    let taken = feed(&collector, header: ["HTTP/1.1 100 Continue", "Content-Length: 1", "", "HTTP/1.1 200"] + header)
    #expect(taken.firstIndex(of: false) == refused.map { $0 + 4 })
    #expect(collector.isContradictory == (refused != nil))
  }

  @Test("Names and values lose only the blanks around them, and lines without a colon are skipped")
  func fieldsAreTrimmed() {
    var collector = AnswerCollector(maximumBodyBytes: 0)
    _ = feed(&collector, header: ["HTTP/1.1 200", "A: \t b : c ", "D:", "odd", "", "Trailer: late"])
    #expect(collector.headers == [HTTPHeader("A", "b : c"), HTTPHeader("D", "")])
  }

  @Test(
    "A time-out becomes milliseconds, rounded up and never too long for libcurl",
    arguments: [
      (Duration.nanoseconds(1), 1), (.milliseconds(1), 1), (.microseconds(1001), 2), (.seconds(30), 30_000),
      (.milliseconds(1500), 1500), (.seconds(Int64.max), Int(Int32.max)), (.seconds(2_147_484), Int(Int32.max)),
    ])
  func timeoutInMilliseconds(duration: Duration, milliseconds: Int) {
    #expect(duration.wholeMilliseconds == milliseconds)
  }
}
