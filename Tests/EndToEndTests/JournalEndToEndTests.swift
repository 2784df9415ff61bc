import FoundationEssentials
import Subprocess
import SystemPackage
import TestSupport
import Testing

@Suite("A journal on a disk that fills up")
struct JournalEndToEndTests {
  private static let header =
    #"{"time":"2026-11-25T19:11:47.123Z","event":"plan","format":"oss-repl.journal","format_version":"1.0"}"# + "\n"

  /// Runs `apply` where no file may be larger than 8 KiB, with a journal that has room for so many bytes more.
  private func apply(roomFor bytes: Int, in scratch: Scratch, _ address: String) async throws -> Programs.Run {
    let padding = String(repeating: "x", count: 8192 - bytes - Self.header.utf8.count - 1) + "\n"
    try scratch.write(Self.header + padding, to: "journal.ndjson")
    let command =
      "ulimit -f 16; exec '\(Programs.directory.appending("oss-repl"))' apply --auto-approve --jobs 1"
      + " --endpoint '\(address)' --journal journal.ndjson"
    let result = try await run(
      .path("/bin/sh"), arguments: ["-c", command],
      environment: .custom(["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"].merging(Programs.credentials) { $1 }),
      workingDirectory: scratch.path, output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
    return Programs.Run(
      output: result.standardOutput, errors: result.standardError, status: Programs.status(result.terminationStatus))
  }

  /// From a journal that is full at once to one in which the whole run has room.
  @Test(arguments: [0, 200, 700, 1500, 2200, 4000, 8000])
  func noWriteIsSentThatIsNotKept(room: Int) async throws {
    let scratch = try Scratch()
    try scratch.write(RestoreTests.configuration, to: "oss-repl.yaml")
    let flags = ["--log", "requests.ndjson"]
    try await Programs.withEmulator(seed: RestoreTests.seed, in: scratch, flags: flags) { address in
      let run = try await apply(roomFor: room, in: scratch, address)
      let text = try scratch.read("journal.ndjson")
      #expect(text.utf8.count <= 8192)
      let writes = try scratch.read("requests.ndjson").split(separator: "\n").filter { $0.contains("\"POST\"") }
      let kept = text.split(separator: "\n").filter { $0.contains("step-started") && !$0.contains("\"read\"") }
      // The create that fills the gap is sent although it can't be kept any more.
      #expect(writes.count == (kept.isEmpty ? 0 : 2), "\(run)")
      let isWhole = text.hasSuffix("\"exit\":0}\n")
      #expect(run.status == (isWhole ? 0 : writes.isEmpty ? 1 : 6), "\(run)")
      #expect(run.errors.contains("error[OSSR6004]") != isWhole)
      let after = try await Programs.replicate(["plan", "--detailed-exitcode", "--endpoint", address], in: scratch)
      #expect(after.status == (writes.isEmpty ? 2 : 0), "\(after)")
    }
  }
}
