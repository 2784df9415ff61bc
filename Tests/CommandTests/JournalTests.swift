import ArgumentParser
import FoundationEssentials
import Glibc
import HTTPTransport
import OSSReplCommands
import TestSupport
import Testing

@Suite("The journal and the events of apply")
struct JournalTests {
  private let scratch: PlanDirectory

  init() throws { scratch = try PlanDirectory(SmallOSS.configuration) }

  private var journal: String { "\(scratch.path)/journal.ndjson" }

  private func lines() throws -> [Substring] { try scratch.read("journal.ndjson").split(separator: "\n") }

  private struct Head: Decodable {
    let event: String
    let step: String?
    let exit: Int?
  }

  private func heads() throws -> [Head] {
    try lines().map { try JSONDecoder().decode(Head.self, from: Data($0.utf8)) }
  }

  @Test func aRunIsKeptLineByLine() async throws {
    let run = try await SmallOSS().apply(["--journal", journal])
    #expect(run.status == 0, "\(run)")
    let text = try scratch.read("journal.ndjson")
    #expect(text == (try Golden.text("events-journal.ndjson", now: text)))
    #expect(scratch.mode("journal.ndjson") == 0o600)
  }

  @Test func theSameIsToldOnStandardOutput() async throws {
    let run = try await SmallOSS().apply(["--journal", journal, "--format", "ndjson"])
    #expect(run.status == 0, "\(run)")
    let journal = try scratch.read("journal.ndjson")
    #expect(run.output == journal.replacing("oss-repl.journal", with: "oss-repl.events"))
    #expect(run.output.split(separator: "\n").allSatisfy { $0.first == "{" && $0.last == "}" })
    #expect(run.errors.contains("one: deleting the rule to one-dr"))
  }

  @Test func theOldRuleIsKeptBeforeItIsDeleted() async throws {
    _ = try await SmallOSS().apply(["--journal", journal])
    let lines = try lines()
    let begun = try #require(lines.firstIndex { $0.contains("step-started") && $0.contains(#""step":"delete""#) })
    let ended = try #require(lines.firstIndex { $0.contains("step-ended") && $0.contains(#""step":"delete""#) })
    #expect(begun < ended)
    #expect(lines[begun].contains("<Rule><ID>rule-ALL</ID><Action>ALL</Action><Destination><Bucket>one-dr</Bucket>"))
  }

  @Test func aJournalIsGoneOnWith() async throws {
    _ = try await SmallOSS().apply(["--journal", journal])
    let first = try scratch.read("journal.ndjson")
    _ = try await SmallOSS().apply(["--journal", journal])
    #expect(try scratch.read("journal.ndjson") == first + first)
    #expect(try heads().count { $0.event == "plan" } == 2)
  }

  @Test(arguments: [#"{"time":"2026-11-25T19:11:47.123Z","event":"step-st"#, #"{"ti"#, "{"])
  func aTornLineDoesNotSpoilTheNext(torn: String) async throws {
    _ = try await SmallOSS().apply(["--journal", journal])
    let whole = torn.count < 10 ? "" : try scratch.read("journal.ndjson")
    try scratch.write(whole + torn, to: "journal.ndjson")
    _ = try await SmallOSS().apply(["--journal", journal])
    let text = try scratch.read("journal.ndjson")
    #expect(text.hasPrefix("\(whole)\(torn)\n{\"time\":\""))
    let last = text.dropFirst(whole.count + torn.count + 1)
    #expect(last.split(separator: "\n").count > 20)
    #expect(last.hasSuffix("\"exit\":0}\n"))
  }

  @Test(arguments: ["version: 1\n", "{\"format\":\"oss-repl.plan\"}\n", "{\"time\":\"x\",\"event\":\"y\"}\n", "\n"])
  func whatIsNoJournalIsNotAppendedTo(text: String) async throws {
    try scratch.write(text, to: "journal.ndjson")
    let run = try await SmallOSS().apply(["--journal", journal])
    #expect(run.status == 1)
    #expect(run.requests.isEmpty)
    #expect(run.errors.contains("error[OSSR6004]") && run.errors.contains("the file is there and is not a journal"))
    #expect(run.errors.contains("nothing was contacted and nothing was written to OSS"))
    #expect(try scratch.read("journal.ndjson") == text)
  }

  @Test(arguments: [
    ("/", "it is a directory"), ("/no-such-directory/journal", "there is no such directory"),
    ("/proc/journal", "there is no such directory"), ("FIFO", "it is not a file to which lines can be appended"),
  ])
  func aPathThatCannotBeWrittenEndsTheRunBeforeAnythingIsContacted(path: String, reason: String) async throws {
    let fifo = "\(scratch.path)/fifo"
    #expect(mkfifo(fifo, 0o600) == 0)
    let run = try await SmallOSS().apply(["--journal", path == "FIFO" ? fifo : path])
    #expect(run.status == 1)
    #expect(run.requests.isEmpty)
    #expect(run.errors.contains("error[OSSR6004]: can't write the journal") && run.errors.contains(reason), "\(run)")
  }

  @Test func aFullDiskStopsBeforeTheFirstWrite() async throws {
    let oss = SmallOSS()
    let run = try await oss.apply(["--journal", "/dev/full"])
    #expect(run.status == 1)
    #expect(run.requests.allSatisfy { $0.hasPrefix("GET") })
    #expect(run.errors.contains("error[OSSR6004]: can't write the journal /dev/full: there is no space left"))
    #expect(run.errors.contains("nothing was written to OSS"))
    #expect(oss.rules == SmallOSS().rules)
  }

  @Test func aRunWithNothingToDoIsKeptToo() async throws {
    let oss = SmallOSS()
    _ = try await oss.apply([])
    let run = try await oss.apply(["--journal", journal])
    #expect(run.status == 0)
    #expect(try heads().map(\.event) == ["plan", "end"])
    let full = try await oss.apply(["--journal", "/dev/full"])
    #expect(full.status == 1)
  }

  @Test func aRunWithoutAPlanLeavesTheJournalAlone() async throws {
    let run = try await SmallOSS().apply(["--journal", journal], configuration: "version: 1\nbuckts: {}")
    #expect(run.status == 3)
    #expect(try scratch.read("journal.ndjson") == "")
    let next = try await SmallOSS().apply(["--journal", journal])
    #expect(next.status == 0)
  }

  @Test func aBlockedPlanIsTold() async throws {
    let configuration = SmallOSS.configuration + "\nprotect: [{match: \"three:*\", from: [delete]}]"
    let run = try await SmallOSS().apply(["--journal", journal, "--format", "ndjson"], configuration: configuration)
    #expect(run.status == 4, "\(run)")
    #expect(try heads().map(\.event) == ["plan", "end"])
    #expect(try heads().last?.exit == 4)
  }

  @Test(arguments: [
    ["--journal", ""], ["--journal", "-"], ["--journal", "a", "--report", "json=a"],
    ["--journal", "./x/../a", "--report", "json=a"], ["--format", "ndjson", "--report", "json=-"],
  ])
  func outputsThatGetInEachOthersWayAreWrongUsage(arguments: [String]) {
    let error = #expect(throws: (any Error).self) {
      try OSSReplCommand.parseAsRoot(["apply", "--auto-approve"] + arguments)
    }
    #expect(error.map(OSSReplCommand.status) == 64)
  }

  @Test(arguments: ["json", "ndjson"])
  func dataIsNeverMixedWithAQuestion(format: String) async throws {
    let run = try await CommandRun.make(
      ["apply", "--format", format], configuration: SmallOSS.configuration, typed: ["yes"]
    ) { _, _ in HTTPResponse.noRules }
    #expect(run.status == 64)
    #expect(run.requests.isEmpty && run.output.isEmpty)
  }
}
