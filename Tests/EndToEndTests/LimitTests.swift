import Subprocess
import SystemPackage
import TestSupport
import Testing

/// Runs in a shell that limits what the system gives. The emulator has no such limits.
@Suite("Runs that the system gives little", .takingTurns)
struct LimitTests {
  private static let names = (1...24).map { "limited-\($0)" }

  private static let configuration =
    """
    version: 1
    manage: exclusive
    limits: {replace: {max: 24}}
    defaults: {region: cn-hangzhou, rule: {action: PUT, historical_object_replication: enabled}}
    buckets:
    """
    + names.map {
      "\n  \($0): {rules: [{destination: {bucket: \($0)-dr, location: oss-cn-beijing}, prefixes: [new/]}]}"
    }.joined()

  private static let seed =
    #"{"buckets": ["#
    + names.map {
      """
      {"name": "\($0)", "region": "cn-hangzhou", "rules": [
        {"destination": {"bucket": "\($0)-dr", "location": "oss-cn-beijing"}, "prefixes": ["old/"], "action": "PUT",
         "historical_object_replication": "enabled"}]}, {"name": "\($0)-dr", "region": "cn-beijing"}
      """
    }.joined(separator: ",") + "]}"

  private func apply(
    limitedBy limit: String, _ options: [String] = []
  ) async throws -> (status: Int, errors: String, store: [String: [EmulatorControl.StoredRule]], requests: Int) {
    let scratch = try Scratch()
    try scratch.write(Self.configuration, to: "oss-repl.yaml")
    return try await Programs.withEmulator(seed: Self.seed, in: scratch, flags: ["--control"]) { address in
      let program = Programs.directory.appending("oss-repl").string
      let arguments = [program, "apply", "--auto-approve", "--endpoint", address] + options
      let shell = try await run(
        .path("/bin/sh"), arguments: Arguments(["-c", #"\#(limit); exec "$@""#, "sh"] + arguments),
        environment: .custom(["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"].merging(Programs.credentials) { $1 }),
        workingDirectory: scratch.path, output: .discarded, error: .string(limit: 1 << 20))
      let control = EmulatorControl(address)
      return (
        Programs.status(shell.terminationStatus), shell.standardError, try await control.store(),
        try await control.requests().count
      )
    }
  }

  /// Before the connections were bounded, a run like this one died in the midst of its replaces.
  @Test(arguments: [64, 128, 256])
  func noPairIsLeftWithoutARule(descriptors: Int) async throws {
    let run = try await apply(limitedBy: "ulimit -n \(descriptors)", ["--jobs", "1024"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.ranges(of: "warning[OSSR9002]").count == 1, "\(run.errors)")
    for name in Self.names {
      #expect((run.store[name] ?? []).filter { !$0.isClosing }.map(\.prefixes) == [["new/"]], "\(name)")
    }
  }

  @Test func theProgramRaisesItsOwnLimit() async throws {
    let run = try await apply(limitedBy: "ulimit -S -n 16; ulimit -H -n 512", ["--jobs", "24"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(!run.errors.contains("OSSR900"), "\(run.errors)")
  }

  @Test(
    .timeLimit(.minutes(2)),
    arguments: [
      ("ulimit -n 16", 64, "error[OSSR9003]"), ("ulimit -n 30", 64, "error[OSSR9003]"),
      // The stacks of a few threads alone are more than this.
      ("ulimit -v $((ADDRESS_SPACE))", 1, "error[OSSR9004]"),
    ])
  func whatIsTooLittleIsToldAtOnce(row: (limit: String, status: Int, says: String)) async throws {
    let limit = row.limit.replacing("ADDRESS_SPACE", with: try await Self.leastAddressSpace.description)
    let run = try await apply(limitedBy: limit)
    #expect(run.status == row.status, "\(run.errors)")
    #expect(run.errors.contains(row.says), "\(run.errors)")
    #expect(run.requests == 0)
  }

  /// The least address space, in KiB and steps of 4 MiB, with which the program's libraries can be loaded at all.
  private static var leastAddressSpace: Int {
    get async throws {
      for kibibytes in stride(from: 40_000, to: 400_000, by: 4_000) {
        let shell = try await run(
          .path("/bin/sh"),
          arguments: [
            "-c", "ulimit -v \(kibibytes); exec '\(Programs.directory.appending("oss-repl").string)' version",
          ],
          output: .discarded, error: .string(limit: 1 << 16))
        if shell.terminationStatus == .exited(1), shell.standardError.contains("OSSR9004") { return kibibytes }
      }
      return 0
    }
  }
}
