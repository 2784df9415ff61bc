import FoundationEssentials
import OSSEmulator
import Testing

@Suite struct TextTests {
  @Test(
    arguments: [
      ("0s", .zero), ("500ms", .milliseconds(500)), ("90s", .seconds(90)), ("2m", .seconds(120)),
      ("1h", .seconds(3600)),
      ("8760h", .seconds(365 * 86_400)), ("", nil), ("5", nil), ("s", nil), ("1.5s", nil), ("-1s", nil), ("1 s", nil),
      ("1S", nil), ("1s ", nil), ("8761h", nil), ("99999999999999999999s", nil), ("9223372036854775807h", nil),
    ] as [(String, Duration?)])
  func durationsAreDigitsAndAUnit(_ text: String, _ duration: Duration?) {
    #expect(Duration(text: text) == duration)
  }

  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00.000Z"), (1_442_935_694_007, "2015-09-22T15:28:14.007Z"),
      (-1, "1969-12-31T23:59:59.999Z"),
    ] as [(Int64, String)])
  func momentsAreWrittenWithMilliseconds(_ milliseconds: Int64, _ text: String) {
    #expect(Moment(milliseconds: milliseconds).xmlText == text)
  }

  @Test func aLogLineIsJSONAndHoldsNoSecret() throws {
    var harness = Harness()
    let query = "replicationProgress&rule-id=%22x%22&x-oss-security-token=t0ken&Signature=s1gnature"
    let reply = harness.send("GET", bucket: "nowhere", query, host: "a\"b\\c\u{7}d")
    let line = try #require(reply.record).jsonLine(duration: .microseconds(1_234))
    #expect(!line.contains("\n"))
    #expect(!line.contains("t0ken"))
    #expect(!line.contains("s1gnature"))

    struct Line: Decodable, Equatable {
      let time, method, host, path, query, operation, bucket, code, ec, requestId: String
      let status, durationUs: Int
    }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let read = try decoder.decode(Line.self, from: Data(line.utf8))
    #expect(read.time == "2026-09-21T14:13:20.000Z")
    #expect(read.method == "GET")
    #expect(read.host == "a\"b\\c\u{7}d")
    #expect(read.path == "/nowhere/")
    #expect(read.query == "replicationProgress&rule-id=%22x%22")
    #expect(read.operation == "GetBucketReplicationProgress")
    #expect(read.bucket == "nowhere")
    #expect(read.status == 404)
    #expect(read.code == "NoSuchBucket")
    #expect(read.ec == "0015-00000101")
    #expect(read.requestId == reply.header("x-oss-request-id"))
    #expect(read.durationUs == 1_234)
  }

  @Test func aLogLineLeavesOutWhatIsAbsent() throws {
    var harness = Harness()
    let line = try #require(harness.send("GET", bucket: nil).record).jsonLine(duration: .zero)
    for name in ["bucket", "code", "ec"] { #expect(!line.contains("\"\(name)\"")) }
    #expect(line.contains(#""operation":"ListBuckets""#))
  }
}
