import FoundationEssentials
import TestSupport
import Testing

@testable import OSSEmulator

/// Fault scripts as they are written.
@Suite struct FaultReadingTests {
  /// A fault with a condition and an action.
  private static func script(when: String = "{}", do action: String = #"{"kind": "empty-body"}"#) -> String {
    #"{"faults": [{"when": \#(when), "do": \#(action)}]}"#
  }

  private func mistakeIn(_ text: String) -> String? {
    do {
      _ = try FaultScript(json: Array(text.utf8))
      return nil
    } catch {
      return error.description
    }
  }

  @Test(arguments: [
    ("", "line 1, column 1: this is not JSON"),
    ("{\n  \"faults\": [,]}", "line 2, column 14: this is not JSON"),
    ("[]", "this must be an object in braces, and is a list"),
    ("{}", "the key 'faults' is missing; write "),
    (#"{"faults": {}}"#, "faults: this must be a list in brackets, and is an object"),
    (#"{"faults": [], "sede": 1}"#, "the key 'sede' is unknown; the keys are seed, faults"),
    (#"{"seed": -1, "faults": []}"#, "seed: this must be a whole number of at least 0"),
    (#"{"seed": "1", "faults": []}"#, "seed: this must be a whole number of at least 0, and is the text '1'"),
    (#"{"seed": 1.5, "faults": []}"#, "seed: this must be a whole number"),
    (#"{"faults": [null]}"#, "faults[0]: this must be an object in braces, and is null"),
    (#"{"faults": [{}]}"#, "faults[0]: the key 'do' is missing; write "),
    (
      #"{"faults": [{"do": {"kind": "empty-body"}, "if": {}}]}"#,
      "faults[0]: the key 'if' is unknown; the keys are id, when, do"
    ),
    (#"{"faults": [{"id": "a b", "do": {"kind": "empty-body"}}]}"#, "faults[0].id: an ID has 1 to 64 letters"),
    (#"{"faults": [{"id": 1, "do": {"kind": "empty-body"}}]}"#, "faults[0].id: this must be a text in quotes"),
    (
      #"{"faults": [{"id": "a", "do": {"kind": "empty-body"}}, {"id": "a", "do": {"kind": "empty-body"}}]}"#,
      "faults[1].id: there is a fault 'a' already"
    ),
  ])
  func aMistakeInTheDocumentIsToldWithItsPlace(_ text: String, _ beginning: String) throws {
    let mistake = try #require(mistakeIn(text))
    #expect(mistake.hasPrefix(beginning), "\(mistake)")
  }

  @Test(arguments: [
    ("[]", ": this must be an object"),
    (#"{"opertion": "read"}"#, ": the key 'opertion' is unknown; the keys are operation, bucket, destination, token, "),
    (#"{"operation": "PutRule"}"#, ".operation: there is no operation 'PutRule'; write read, write, ListBuckets, "),
    (#"{"operation": "putbucket"}"#, ".operation: there is no operation 'putbucket'"),
    (#"{"operation": []}"#, ".operation: an empty list matches nothing"),
    (#"{"operation": [1]}"#, ".operation: this must be the name of an operation"),
    (#"{"operation": null}"#, ".operation: this must be the name of an operation or a list of them, and is null"),
    (#"{"bucket": "Orders"}"#, ".bucket: no bucket can have the name 'Orders'"),
    (#"{"bucket": ""}"#, ".bucket: no bucket can have the name ''"),
    (#"{"bucket": "-a"}"#, ".bucket: no bucket can have the name '-a'"),
    (#"{"bucket": ["a"]}"#, ".bucket: this must be a text in quotes, and is a list"),
    (#"{"destination": "a.b"}"#, ".destination: no bucket can have the name 'a.b'"),
    (#"{"destination": "a", "operation": "read"}"#, ".destination: only PutBucketReplication, "),
    (#"{"token": 5}"#, ".token: this must be a text in quotes, and is the number 5"),
    (#"{"occurrence": 0}"#, ".occurrence: requests are counted from 1"),
    (#"{"occurrence": -2}"#, ".occurrence: requests are counted from 1"),
    (#"{"occurrence": 1.5}"#, ".occurrence: this must be a number from 1, "),
    (#"{"occurrence": "first"}"#, ".occurrence: this must be a number from 1, "),
    (#"{"occurrence": true}"#, ".occurrence: this must be a number from 1, "),
    (#"{"occurrence": {"from": 0}}"#, ".occurrence.from: this must be a whole number of at least 1"),
    (#"{"occurrence": {"from": 4, "to": 2}}"#, ".occurrence: from 4 to 2 is nothing; swap the two"),
    (#"{"occurrence": {"form": 4}}"#, ".occurrence: the key 'form' is unknown; the keys are from, to"),
    (
      #"{"counting": "by-rule"}"#, #".counting: this must be one of "together", "by-bucket", and is the text 'by-rule'"#
    ),
    (#"{"probability": 0}"#, ".probability: a probability is above 0 and at most 1"),
    (#"{"probability": 1.01}"#, ".probability: a probability is above 0 and at most 1"),
    (#"{"probability": -0.5}"#, ".probability: a probability is above 0 and at most 1"),
    (#"{"probability": "0.5"}"#, ".probability: this must be a number above 0 and at most 1, and is the text '0.5'"),
  ])
  func aMistakeInAConditionIsTold(_ when: String, _ rest: String) throws {
    let mistake = try #require(mistakeIn(Self.script(when: when)))
    #expect(mistake.hasPrefix("faults[0].when" + rest), "\(mistake)")
  }

  @Test(arguments: [
    ("7", ": this must be an object in braces, and is the number 7"),
    ("{}", ": the key 'kind' is missing; it is one of latency, reset, "),
    (#"{"kind": "explode"}"#, #".kind: this must be one of "latency", "reset", "#),
    (#"{"kind": "latency"}"#, ": the key 'duration' is missing; write "),
    (#"{"kind": "latency", "duration": 5}"#, #".duration: this must be a duration such as "500ms""#),
    (#"{"kind": "latency", "duration": "5"}"#, ".duration: this must be a duration"),
    (#"{"kind": "latency", "duration": "-5s"}"#, ".duration: this must be a duration"),
    (#"{"kind": "latency", "duration": "0s"}"#, ".duration: without a jitter this must be more than zero"),
    (#"{"kind": "latency", "duration": "1s", "jitter": "soon"}"#, ".jitter: this must be a duration"),
    (#"{"kind": "latency", "duration": "1s", "point": "later"}"#, #".point: this must be one of "before-answer", "#),
    (#"{"kind": "latency", "durations": "1s"}"#, ": the key 'duration' is missing"),
    (
      #"{"kind": "latency", "duration": "1s", "code": "x"}"#,
      ": the key 'code' is unknown; the keys are kind, duration, "
    ),
    (#"{"kind": "reset"}"#, #": the key 'point' is missing; it is one of "before-reading", "#),
    (#"{"kind": "reset", "point": "after"}"#, #".point: this must be one of "before-reading", "before-effect", "#),
    (
      #"{"kind": "close", "point": "after-effect", "effect": "none"}"#,
      ": the key 'effect' is unknown; the keys are kind, point"
    ),
    (#"{"kind": "truncated-body", "sent": -1}"#, ".sent: this must be a whole number of at least 0"),
    (#"{"kind": "garbage-body", "status": 199}"#, ".status: this must be a whole number from 200 to 599"),
    (#"{"kind": "garbage-body", "content_type": "a\r\nb: c"}"#, ".content_type: this must be printable ASCII"),
    (#"{"kind": "garbage-body", "effect": "some"}"#, #".effect: this must be one of "none", "applied""#),
    (#"{"kind": "error"}"#, ": the key 'code' is missing; write "),
    (#"{"kind": "error", "code": "a b"}"#, ".code: a code is a word of printable characters"),
    (#"{"kind": "error", "code": ""}"#, ".code: a code is a word of printable characters"),
    (#"{"kind": "error", "code": "Mine"}"#, ": the key 'status' is missing, and the code 'Mine' does not tell it"),
    (#"{"kind": "error", "code": "Mine", "status": 200}"#, ".status: this must be a whole number from 400 to 599"),
    (
      #"{"kind": "error", "code": "SlowDown", "ec": "31-44"}"#, #".ec: an EC has the form "0031-00000044", not '31-44'"#
    ),
    (#"{"kind": "error", "code": "SlowDown", "ec": "0031-0000004\n"}"#, ".ec: an EC has the form"),
    (#"{"kind": "error", "code": "SlowDown", "retry_after": -1}"#, ".retry_after: this must be seconds from 0"),
    (
      #"{"kind": "error", "code": "SlowDown", "retry_after": "1\r\nx: y"}"#, ".retry_after: this must be seconds from 0"
    ),
    (#"{"kind": "error", "code": "SlowDown", "message": 1}"#, ".message: this must be a text in quotes"),
    (#"{"kind": "gateway-error", "status": 200}"#, ".status: this must be a whole number from 300 to 599"),
    (#"{"kind": "wrong-region"}"#, ": the key 'region' is missing"),
    (#"{"kind": "wrong-region", "region": "oss-cn-beijing"}"#, ".region: a region is written without 'oss-'"),
    (#"{"kind": "wrong-region", "region": "Beijing"}"#, ".region: a region is written without 'oss-'"),
    (#"{"kind": "expired-token", "token": "x"}"#, ": the key 'token' is unknown; the keys are kind"),
    (#"{"kind": "clock-skew"}"#, ": the key 'by' is missing"),
    (#"{"kind": "clock-skew", "by": "20m"}"#, ".by: this must be a sign and a duration"),
    (#"{"kind": "clock-skew", "by": "+0s"}"#, ".by: this must be a sign and a duration"),
    (#"{"kind": "clock-skew", "by": "--5s"}"#, ".by: this must be a sign and a duration"),
    (#"{"kind": "stale-reads"}"#, ": how long is missing"),
    (#"{"kind": "stale-reads", "reads": 0}"#, ".reads: this must be a whole number of at least 1"),
    (#"{"kind": "stale-reads", "for": "0s"}"#, ".for: this must be a duration such as"),
    (#"{"kind": "stale-reads", "for": "5s", "reads": 3}"#, ".reads: 'for' and 'reads' exclude each other"),
    (#"{"kind": "late-closing"}"#, ": the key 'for' is missing"),
    (#"{"kind": "late-closing", "for": "always"}"#, ".for: this must be a duration"),
    (#"{"kind": "vanishing-rule", "for": 3}"#, ".for: this must be a duration"),
  ])
  func aMistakeInAnActionIsTold(_ action: String, _ rest: String) throws {
    let mistake = try #require(mistakeIn(Self.script(do: action)))
    #expect(mistake.hasPrefix("faults[0].do" + rest), "\(mistake)")
  }

  @Test(arguments: [
    (#"{"operation": "GetBucketReplication"}"#, #"{"kind": "late-closing", "for": "ever"}"#, "DeleteBucketReplication"),
    (#"{"operation": "DeleteBucketReplication"}"#, #"{"kind": "vanishing-rule"}"#, "PutBucketReplication"),
    (#"{"operation": ["write", "GetBucketInfo"]}"#, #"{"kind": "stale-reads", "reads": 1}"#, "PutBucket, DeleteBucket"),
    (#"{"operation": "ListBuckets"}"#, #"{"kind": "wrong-region", "region": "cn-beijing"}"#, "PutBucket, DeleteBucket"),
  ])
  func aFaultForAnOperationThatItCannotHitIsAMistake(_ when: String, _ action: String, _ sensible: String) throws {
    let mistake = try #require(mistakeIn(Self.script(when: when, do: action)))
    #expect(mistake.hasPrefix("faults[0].when.operation: this kind of fault has no effect on "), "\(mistake)")
    #expect(mistake.contains("; it is for \(sensible)"), "\(mistake)")
  }

  @Test func aDestinationIsNotKnownBeforeTheBodyIsRead() throws {
    let mistake = mistakeIn(
      Self.script(when: #"{"destination": "a"}"#, do: #"{"kind": "reset", "point": "before-reading"}"#))
    #expect(mistake?.hasPrefix("faults[0].when.destination: the destination stands in the body") == true)
  }

  @Test func faultsWithoutANameGetOne() throws {
    let text =
      #"{"faults": [{"id": "fault-2", "do": {"kind": "empty-body"}}, {"do": {"kind": "empty-body"}}, {"do": {"kind": "empty-body"}}]}"#
    let script = try FaultScript(json: Array(text.utf8))
    #expect(script.entries.map(\.fault.id) == ["fault-2", "fault-3", "fault-4"])
  }

  @Test func hostileDocumentsAreRefused() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(mistakeIn(#"{"faults": \#(deep)"#) != nil)
    #expect(mistakeIn(#"{"faults": [1e999]}"#) != nil)
    #expect(mistakeIn("{\"faults\": \"\u{0}\"}") != nil)
    do {
      _ = try FaultScript(json: [0xFF, 0xFE, 0x7B])
      Issue.record("was taken")
    } catch {
      #expect(error.description.contains("this is not JSON"))
    }
  }

  /// The blocks of JSON in the documentation that are scripts.
  @Test func theExamplesOfTheDocumentationAreScripts() throws {
    let path = "\(Fixture.projectRoot)/Sources/OSSEmulator/Documentation.docc/FaultInjection.md"
    let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    let blocks = text.split(separator: "```json\n").dropFirst().compactMap { $0.split(separator: "```").first }
    #expect(blocks.count == 2)
    for block in blocks { #expect(mistakeIn(String(block)) == nil) }
    for kind in FaultScript.kinds { #expect(text.contains("| `\(kind)` |")) }
    for error in CommonErrors.all where error.status != 400 && error.status != 404 {
      #expect(text.contains("`\(error.code)`"))
    }
  }
}
