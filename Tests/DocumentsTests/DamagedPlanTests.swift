import Documents
import Planning
import Replication
import TestSupport
import Testing

@Suite("Saved plans that are not what was saved")
struct DamagedPlanTests {
  private static func document() throws -> String {
    let plan = try PlanDocumentTests.heldBack()
    return try jsonText(PlanDocument(plan, project: "acme", diagnostics: plan.diagnostics, exit: 4))
  }

  private func problem(_ text: String) -> PlanTextProblem? {
    do throws(PlanTextProblem) {
      _ = try savedPlan(fromJSON: Array(text.utf8))
      return nil
    } catch {
      return error
    }
  }

  /// A text in the document, what somebody made of it, and what is said.
  struct Edit: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let other: String
    let problem: PlanTextProblem

    init(_ text: String, _ other: String, _ problem: PlanTextProblem) {
      testDescription = "\(text) -> \(other)"
      self.text = text
      self.other = other
      self.problem = problem
    }
  }

  static let edits: [Edit] = [
    Edit(
      "\"format\" : \"oss-repl.plan\"", "\"format\" : \"oss-repl.diagnostics\"", .otherFormat("oss-repl.diagnostics")),
    Edit("\"format\" : \"oss-repl.plan\"", "\"shape\" : \"oss-repl.plan\"", .otherFormat(nil)),
    Edit("\"format\" : \"oss-repl.plan\"", "\"format\" : 1", .otherFormat(nil)),
    Edit("\"format_version\" : \"1.0\"", "\"format_version\" : \"2.0\"", .tooNew("2.0")),
    Edit("\"format_version\" : \"1.0\"", "\"format_version\" : \"10.3\"", .tooNew("10.3")),
    Edit(
      "\"format_version\" : \"1.0\"", "\"format_version\" : \"1\"",
      .malformed(DocumentFlaw(at: "format_version", "is not a version"))),
    Edit(
      "\"format_version\" : \"1.0\"", "\"format_version\" : \"0.9\"",
      .malformed(DocumentFlaw(at: "format_version", "is not a version"))),
    Edit("\"checksum\" : \"orp2-", "\"checksum\" : \"orp2-a", .edited(part: "checksum")),
    Edit("\"checksum\" : \"orp2-", "\"checksum\" : \"orp1-", .outdated),
    Edit("\"exit\" : 4", "\"exit\" : 0", .edited(part: "exit")),
    Edit("\"exit\" : 4", "\"exit\" : 1", .edited(part: "exit")),
    Edit(
      "\"source\" : \"default\"", "\"source\" : \"nobody\"",
      .malformed(
        DocumentFlaw(at: "rails.limits.delete.floor.source", "is not a source that this version knows"))),
    Edit(
      "\"desired_fingerprint\" : \"", "\"desired_fingerprint\" : \"0", .edited(part: "actions[0].desired_fingerprint")),
    Edit("\"rtc\" : \"disabled\"", "\"rtc\" : \"enabled\"", .edited(part: "actions[0].desired_fingerprint")),
    Edit("\"oss-cn-beijing\"", "\"oss-cn-shanghai\"", .edited(part: "actions[0].desired_fingerprint")),
    Edit("\"delete\" : 3,", "\"delete\" : 0,", .edited(part: "summary")),
    Edit("\"loss\" : false", "\"loss\" : true", .edited(part: "actions[0]")),
    Edit("\"wait-for-slot\",", "", .edited(part: "actions[3]")),
    Edit("\"reasons\" : [\n        \"missing\"", "\"reasons\" : [\n        \"differs\"", .edited(part: "actions[0]")),
    Edit(
      "\"skipped:*\"", "\"skipped\"",
      .malformed(DocumentFlaw(at: "scope.exclude", "holds something that is not a pattern over addresses"))),
    Edit(
      "\"replace:invoices:again\"", "\"all\"",
      .malformed(DocumentFlaw(at: "requested.allow", "holds something that the command line does not take"))),
    Edit(
      "\"replace:invoices:again\"", "\"replace:invoices:again\", \"replace:invoices:again\"",
      .edited(part: "requested")),
    Edit(
      "\"addresses\" : [", "\"addresses\" : [ \"invoices:rich\",", .edited(part: "blocks[0]")),
    Edit(
      "\"action\" : \"create\"", "\"action\" : \"destroy\"",
      .malformed(DocumentFlaw(at: "actions[0].action", "is not an action that this version knows"))),
    Edit(
      "\"action\" : \"create\"", "\"action\" : 1",
      .malformed(DocumentFlaw(at: "actions[0].action", "is of another type"))),
    Edit(
      "\"action\" : \"create\",", "", .malformed(DocumentFlaw(at: "actions[0].action", "is missing"))),
    Edit(
      "\"transfer_type\" : \"internal\"", "\"transfer_type\" : \"rail\"",
      .malformed(DocumentFlaw(at: "actions[0].desired.transfer_type", "has an unknown value"))),
    Edit(
      "\"address\" : \"full:new\"", "\"address\" : \"full:old\"",
      .malformed(DocumentFlaw(at: "actions[0].address", "is not that of the action, or is there twice"))),
    Edit("\"exit\" : 4", "\"exit\" : 4.5", .malformed(DocumentFlaw(at: "a value", "can't be read"))),
    Edit(
      "\"code\" : \"OSSR", "\"code\" : \"X",
      .malformed(DocumentFlaw(at: "blocks[0].diagnostics", "does not say what is held back"))),
    Edit(
      "\"rail\" : \"", "\"rail\" : \"no-",
      .malformed(DocumentFlaw(at: "blocks[0].rail", "is not a rail that this version knows"))),
    Edit(
      "\"unchanged\" : [\n        {\n          \"desired_fingerprint\" : \"",
      "\"unchanged\" : [\n        {\n          \"desired_fingerprint\" : \"x",
      .malformed(DocumentFlaw(at: "buckets[1].unchanged[0].desired_fingerprint", "is no fingerprint"))),
    Edit(
      "\"manage\" : \"exclusive\"", "\"manage\" : \"all\"",
      .malformed(DocumentFlaw(at: "buckets[0].manage", "is not a mode that this version knows"))),
  ]

  @Test(arguments: edits)
  func anEditIsFound(edit: Edit) throws {
    let document = try Self.document()
    let range = try #require(document.firstRange(of: edit.text))
    #expect(problem(document) == nil)
    #expect(problem(document.replacingCharacters(in: range, with: edit.other)) == edit.problem)
  }

  /// Plans that were saved before there was the limit say nothing of it, and mean its default.
  @Test func aPlanWithoutTheYoungestLimitIsRead() throws {
    let document = try Self.document()
    let limit = #/"limits.replace.max_unavailable" : \{\s*"source" : "default",\s*"value" : 10\s*\},/#
    let range = try #require(document.firstRange(of: limit))
    let older = document.replacingCharacters(in: range, with: "")
    #expect(problem(older) == nil)
    let plan = try savedPlan(fromJSON: Array(older.utf8)).plan
    #expect(plan.safeguards.limits.replaceMaxUnavailable == 10)
  }

  @Test(arguments: ["\"0%\"", "\"101%\"", "\"ten\"", "0", "-1", "1.5", "[]", "\"10\""])
  func whatCantBeALimitIsRefused(value: String) throws {
    let document = try Self.document()
    let limit = #/("limits.replace.max_unavailable" : \{\s*"source" : "default",\s*"value" : )10/#
    let changed = document.replacing(limit) { "\($0.output.1)\(value)" }
    #expect(changed != document)
    guard case .malformed? = problem(changed) else {
      Issue.record("\(value) was read: \(String(describing: problem(changed)))")
      return
    }
  }

  @Test func onlyTheLimitOfPairsAtATimeMayBeAShare() throws {
    let document = try Self.document()
    let limit = #/("limits.delete.max" : \{[^}]*"value" : )[0-9]+/#
    let changed = document.replacing(limit) { "\($0.output.1)\"5%\"" }
    #expect(
      problem(changed) == .malformed(DocumentFlaw(at: "rails.limits.delete.max.value", "can't be the limit")))
  }

  /// A gate and we would read different plans: which of two values counts is another matter in every library.
  @Test(arguments: [
    (#""exit" : 4"#, #""exit" : 4, "exit" : 0"#), (#""exit" : 4"#, #""exit" : 4, "e\u0078it" : 0"#),
    (#""action" : "create""#, #""action" : "create", "action" : "delete""#),
    (#""exit" : 4"#, #""exit" : 4, "unknown-key" : [{"a" : {}, "b" : 1, "\u0061" : 2}]"#),
    (#""exit" : 4"#, #""exit" : 4, "checksum" : "orp2-aaaa", "summary" : {}, "actions" : []"#),
  ])
  func aKeyThatIsThereTwiceIsRefused(text: String, other: String) throws {
    let document = try Self.document()
    let range = try #require(document.firstRange(of: text))
    guard case .malformed(let flaw) = problem(document.replacingCharacters(in: range, with: other)) else {
      Issue.record("\(other) was read")
      return
    }
    #expect(flaw.reason == "is there twice in one object")
  }

  @Test func aKeyMayBeThereInOtherObjectsAndAsAValue() throws {
    let document = try Self.document()
    let range = try #require(document.firstRange(of: #""exit" : 4"#))
    let more = #""exit" : 4, "more" : [{"exit" : "exit"}, {"exit" : "a\"exit\" : 1"}, ["exit", "exit"]]"#
    #expect(problem(document.replacingCharacters(in: range, with: more)) == nil)
  }

  @Test func aTextIsOneForEveryReader() throws {
    let document = try Self.document()
    #expect(problem("\u{FEFF}" + document) == .notJSON)
    let wide = document.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let broken = Array(document.utf8.dropLast(2)) + Array(#","x":""#.utf8) + [0xFF] + Array("\"}".utf8)
    for bytes in [wide, [0xFF, 0xFE] + wide, broken] {
      #expect(throws: PlanTextProblem.notJSON) { try savedPlan(fromJSON: bytes) }
    }
    for version in ["01.0", "1.00", "+1.0"] {
      let other = document.replacing("\"format_version\" : \"1.0\"", with: "\"format_version\" : \"\(version)\"")
      #expect(problem(other) == .malformed(DocumentFlaw(at: "format_version", "is not a version")))
    }
  }

  @Test func everyBeginningOfAPlanIsRefused() throws {
    let bytes = Array(try Self.document().utf8)
    for length in stride(from: 0, to: bytes.count - 2, by: 97) {
      #expect(problem(String(decoding: bytes[..<length], as: UTF8.self)) == .notJSON, "\(length) bytes")
    }
  }

  @Test(arguments: [
    "", "{", "plan", "\u{FEFF}", "{\"format\": \"oss-repl.plan\"", String(repeating: "[", count: 1_000_000),
  ])
  func whatIsNotJSONIsSaidToBeNone(text: String) { #expect(problem(text) == .notJSON) }

  @Test(arguments: ["[]", "1", "\"oss-repl.plan\"", "null", "{}"])
  func whatNamesNoFormatIsAnother(text: String) { #expect(problem(text) == .otherFormat(nil)) }

  @Test func fieldsOfANewerMinorVersionAreIgnored() throws {
    let newer = try Self.document().replacing("\"format_version\" : \"1.0\"", with: "\"format_version\" : \"1.7\"")
    #expect(problem(newer.replacing("\"exit\" : 4", with: "\"exit\" : 4, \"mood\" : {\"good\": [true]}")) == nil)
  }

  /// A gate may read any of it, so nothing that follows from the actions is believed, whatever the version.
  @Test(arguments: [
    ("\"delete\" : 3,", "\"delete\" : 0,", "summary"), ("\"loss\" : false", "\"loss\" : true", "actions[0]"),
    ("\"checksum\" : \"orp2-", "\"checksum\" : \"orp2-a", "checksum"), ("\"exit\" : 4", "\"exit\" : 0", "exit"),
    ("\"wait-for-slot\",", "", "actions[3]"),
    ("\"blocked_by\" : [\n        \"", "\"blocked_by\" : [\n        \"no-", "actions"),
  ])
  func aNewerMinorVersionIsRecomputedToo(text: String, other: String, part: String) throws {
    let newer = try Self.document().replacing("\"format_version\" : \"1.0\"", with: "\"format_version\" : \"1.7\"")
    let range = try #require(newer.firstRange(of: text))
    guard case .edited(let found) = problem(newer.replacingCharacters(in: range, with: other)) else {
      Issue.record("\(text) was changed unseen")
      return
    }
    #expect(found.hasPrefix(part))
  }

  /// Bytes are changed at random: whatever comes of it is a plan or a clear refusal, never a crash.
  @Test func damagedBytesNeverCrash() throws {
    var generator = SeededGenerator(seed: 7)
    let bytes = Array(try Self.document().utf8)
    for _ in 0..<150 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        damaged[Int.random(in: damaged.indices, using: &generator)] = UInt8.random(in: .min ... .max, using: &generator)
      }
      _ = problem(String(decoding: damaged, as: UTF8.self))
      do throws(PlanTextProblem) { _ = try savedPlan(fromJSON: damaged) } catch {}
    }
  }
}

extension String {
  fileprivate func replacing(_ text: String, with other: String) -> String {
    split(separator: text, omittingEmptySubsequences: false).joined(separator: other)
  }

  fileprivate func replacingCharacters(in range: Range<Index>, with other: String) -> String {
    String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }
}
