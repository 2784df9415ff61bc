import FoundationEssentials
import Glibc
import TestSupport
import Testing

/// What an author puts in the way of reports, plans and journals.
@Suite("Attacks: outputs", .takingTurns)
struct OutputAttackTests {
  /// A command that writes, up to the path.
  static let writers = [
    "validate --report json=", "plan --report markdown=", "plan --out ", "drift --report json=",
    "apply --auto-approve --report json=", "apply --auto-approve --journal ",
  ]

  /// Each way out, by what is put into the repository and the path that is written.
  static let waysOut: [(link: String, target: String, path: String)] = [
    ("out", "HOME", "out/file"), ("out", "HOME", "out/new"), ("out", "../home", "inside/../out/new"),
    ("out", "HOME/file", "out"), ("inside/up", "../../home", "inside/up/new"), ("out", "/", "out/HOME/new"),
    ("out", "HOME", "../repository/out/new"), ("out", "HOME", "HOME/../repository/out/new"),
    ("out", "HOME/missing", "out"),
  ]

  @Test(arguments: writers, waysOut)
  func aLinkLeadsNowhere(writer: String, way: (link: String, target: String, path: String)) async throws {
    let repository = try Repository()
    let home = String(repository.home("").dropLast())
    try repository.link(way.link, to: way.target.replacing("HOME", with: home))
    let run = try await repository.run("$oss_repl \(writer)\(way.path.replacing("HOME", with: home))")
    #expect(run.status == 1, "\(run)")
    #expect(run.errors.contains(writer.contains("--journal") ? "error[OSSR6004]" : "error[OSSR1090]"), "\(run)")
    #expect(run.errors.contains("leads out of the working directory") || run.errors.contains("it is a link"), "\(run)")
    try repository.expectHomeUntouched()
  }

  @Test(arguments: writers)
  func aLinkThatStaysInsideIsFollowed(writer: String) async throws {
    let repository = try Repository()
    try repository.link("near", to: "inside")
    try repository.link("inside/round", to: "../near/../inside")
    let run = try await repository.run("$oss_repl \(writer)near/round/new")
    #expect(!run.errors.contains("OSSR1090") && !run.errors.contains("OSSR6004"), "\(run)")
  }

  @Test(arguments: writers, ["oss-repl.yaml", "./inside/../oss-repl.yaml", "inside/new.yaml", "NEW.YML"])
  func noConfigurationIsReplaced(writer: String, path: String) async throws {
    let repository = try Repository()
    let run = try await repository.run("$oss_repl \(writer)\(path)")
    #expect(run.status == 1, "\(run)")
    #expect(run.errors.contains("a file named so is taken for a configuration"), "\(run)")
    #expect(try repository.scratch.read("repository/oss-repl.yaml") == FirstWayTests.configuration)
    #expect(try repository.names(in: "repository/inside") == [])
  }

  @Test(arguments: ["validate --report json=", "plan --out ", "plan --report markdown=", "drift --report json="])
  func aFileThatWasReadIsNotReplacedUnderAnotherName(writer: String) async throws {
    let repository = try Repository(
      FirstWayTests.configuration + """

        groups:
          sites:
            each: {site: {file: sites.json}}
            bucket: "site-${site}"
            region: cn-hangzhou
            manage: listed
            rules: []

        """)
    try repository.scratch.write("[\"one\"]\n", to: "repository/sites.json")
    for path in ["root.txt", "sites.json"] {
      let run = try await repository.run("ln -f oss-repl.yaml root.txt; $oss_repl \(writer)\(path)")
      #expect(run.status == 1, "\(run)")
      let message = "error[OSSR1090]: won't write \(path): this run has read its configuration from it"
      #expect(run.errors.ranges(of: message).count == 1, "\(run)")
      #expect(!run.errors.contains("127.0.0.1"), "\(run)")
    }
    #expect(try repository.scratch.read("repository/sites.json") == "[\"one\"]\n")
  }

  @Test(arguments: ["validate --report json=fifo", "plan --out fifo"])
  func aPipeThatNobodyReadsDoesNotHoldTheRunUp(writer: String) async throws {
    let repository = try Repository()
    let start = ContinuousClock.now
    let run = try await repository.run("mkfifo fifo; $oss_repl \(writer)")
    #expect(run.status == 1, "\(run)")
    #expect(run.errors.contains("error[OSSR1060]: can't write fifo: nobody reads it"), "\(run)")
    #expect(start.duration(to: .now) < .seconds(120))
  }

  @Test func aPipeThatSomebodyReadsGetsTheReport() async throws {
    let repository = try Repository()
    let run = try await repository.run("mkfifo fifo; cat fifo > read & $oss_repl validate --report json=fifo; wait")
    #expect(run.status == 0, "\(run)")
    #expect(try repository.scratch.read("repository/read").hasPrefix("{"))
  }

  @Test(arguments: ["/dev/fd/7", "/proc/self/fd/7", "/dev//fd/./7"])
  func aDescriptorIsWrittenToAsItIs(path: String) async throws {
    let repository = try Repository()
    let run = try await repository.run(
      "exec 7> log; echo before >&7; $oss_repl validate --report json=\(path); echo after >&7")
    #expect(run.status == 0, "\(run)")
    let lines = try repository.scratch.read("repository/log").split(separator: "\n")
    #expect(lines.first == "before" && lines.last == "after" && lines.count > 4)
  }

  @Test func theStreamsAndNullAreNotReplaced() async throws {
    let repository = try Repository()
    let run = try await repository.run(
      "$oss_repl validate --report json=/dev/stdout && $oss_repl validate --report json=/dev/stderr >/dev/null "
        + "&& $oss_repl validate --report json=/dev/null")
    #expect(run.status == 0, "\(run)")
    #expect(run.output.contains("\"format\"") && run.errors.contains("\"format\""))
    let closed = try await repository.run("$oss_repl validate --report json=/dev/fd/77")
    #expect(closed.status == 1)
    #expect(closed.errors.contains("can't write /dev/fd/77: it is not open, or not for writing"), "\(closed)")
  }

  @Test func aReaderThatGoesAwayEndsWithAMessage() async throws {
    let repository = try Repository()
    let run = try await repository.run(
      "mkfifo fifo; (exec 9< fifo; touch open; sleep 0.1) & $oss_repl validate --report json=/dev/fd/8 8> fifo; "
        + "status=$?; wait; exit $status")
    #expect(run.status == 0 || run.errors.contains("whoever read it went away"), "\(run)")
  }

  @Test func theSummaryOfAStepIsAppendedTo() async throws {
    let repository = try Repository()
    let run = try await repository.run(
      "printf 'earlier' > $home/summary; export GITHUB_STEP_SUMMARY=$home/summary; "
        + "$oss_repl validate --report json=$home/summary; head -n 2 $home/summary; rm $home/summary")
    #expect(run.status == 0, "\(run)")
    #expect(run.output.hasSuffix("earlier\n{\n"), "\(run)")
  }

  @Test func plansAndJournalsAreForTheirOwnerAlone() async throws {
    let repository = try Repository()
    try await Programs.withEmulator(seed: FirstWayTests.seed, in: repository.scratch, key: ("id", "Xq7secretXq7")) {
      address in
      let run = try await repository.run(
        """
        umask 0; unset OSS_SESSION_TOKEN; touch plan journal; chmod 666 plan journal
        $oss_repl plan --out plan && $oss_repl apply --auto-approve --journal journal > report
        status=$?; stat -c %a plan journal report; exit $status
        """, endpoint: address)
      #expect(run.status == 0, "\(run)")
      #expect(run.output.hasSuffix("600\n600\n666\n"), "\(run)")
    }
  }

  @Test(arguments: [
    ("apply oss-repl.yaml", "which goes to --config FILE; apply takes a saved plan"),
    ("show inside/Plan.YML", "which goes to --config FILE; show takes a saved plan"),
    ("plan oss-repl.yaml", "A configuration goes to --config FILE."),
    ("oss-repl.yaml", "A configuration goes to --config FILE."),
  ])
  func aConfigurationAsArgumentIsToldWhereItGoes(arguments: String, message: String) async throws {
    let run = try await Repository().run("$oss_repl \(arguments)")
    #expect(run.status == 64)
    #expect(run.errors.contains(message), "\(run)")
  }

  @Test(arguments: ["not json\n", "{}\n", "{\"format\": \"other\"}\n"])
  func adviceNeverCostsAFile(text: String) async throws {
    let repository = try Repository()
    try repository.scratch.write(text, to: "repository/settings")
    let run = try await repository.run("$oss_repl apply settings")
    #expect(run.status == 3)
    #expect(!run.errors.contains("--out settings") && !run.errors.contains("same name"), "\(run)")
    #expect(run.errors.contains("a configuration goes to --config"), "\(run)")
  }
}
