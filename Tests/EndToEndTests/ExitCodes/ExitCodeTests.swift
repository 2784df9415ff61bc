import FoundationEssentials
import Subprocess
import SystemPackage
import TestSupport
import Testing

@Suite("Exit codes")
struct ExitCodeTests {
  /// How many rows run at the same time, each against an emulator of its own.
  private static let workers = 4

  @Test func everyRowOfTheTableEndsAsItSays() async throws {
    await withTaskGroup { group in
      for worker in 0..<Self.workers {
        let rows = stride(from: worker, to: ExitCodeTable.rows.count, by: Self.workers).map { ExitCodeTable.rows[$0] }
        group.addTask {
          do { try await Self.check(rows) } catch { Issue.record(error) }
        }
      }
    }
  }

  @Test func everyCodeIsReached() {
    #expect(Set(ExitCodeTable.rows.map(\.code)) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 64, 130, 143])
    let names = ExitCodeTable.rows.map(\.name)
    #expect(Set(names).count == names.count)
  }

  private static func check(_ rows: [ExitCodeRow]) async throws {
    let home = try Scratch()
    try await Programs.withEmulator(seed: ExitCodeWorld.empty, in: home, flags: ["--control"]) { address in
      for row in rows {
        do {
          try await ExitCodeRun(row: row, address: address, directory: try Scratch()).check()
        } catch {
          Issue.record(error, "\(row.name)")
        }
      }
    }
  }
}

/// One row, run against an emulator that nobody else uses meanwhile.
private struct ExitCodeRun {
  let row: ExitCodeRow
  let address: String
  let directory: Scratch
  let control: EmulatorControl

  init(row: ExitCodeRow, address: String, directory: Scratch) {
    (self.row, self.address, self.directory) = (row, address, directory)
    control = EmulatorControl(address)
  }

  func check() async throws {
    try await control.clearFaults()
    try await control.begin(with: row.seed)
    try directory.write(row.configuration, to: "oss-repl.yaml")
    for step in row.before { try await take(step) }
    let last = try await control.requests().last?.number ?? 0
    try await control.setFaults(row.faults)

    let run = try await runRow(after: last)
    let told = run.output + run.errors
    let comment = Comment(rawValue: "\(row.name)\n\(told)")
    #expect(run.status == row.code, comment)
    #expect(row.says.isEmpty || told.contains(row.says) || told.inOneLine.contains(row.says), comment)
    if run.status != 64 { #expect(!told.contains("Usage:"), comment) }

    let made = try await control.requests(after: last)
    let writes = made.filter { $0.method != "GET" }
    switch row.contact {
    case .nothing: #expect(made.isEmpty, comment)
    case .read: #expect(!made.isEmpty && writes.isEmpty, comment)
    case .write(let changes):
      #expect(!writes.isEmpty, comment)
      #expect(writes.count(where: \.changed) == changes, comment)
    }
  }

  private func take(_ step: ExitCodeRow.Step) async throws {
    switch step {
    case .run(let arguments):
      _ = try await Programs.replicate(located(arguments), in: directory, environment: environment)
    case .file(let name, let text): try directory.write(text, to: name)
    case .edit(let name, let changes):
      var text = try directory.read(name)
      for (old, new) in changes {
        let edited = text.replacing(old, with: new)
        #expect(edited != text, "\(row.name): \(name) has no \(old)")
        text = edited
      }
      try directory.write(text, to: name)
    case .seed(let seed): try await control.begin(with: seed)
    }
  }

  private func runRow(after last: Int) async throws -> Programs.Run {
    let arguments = try located(row.arguments.map { $0 == "CHECKSUM" ? try checksum() : $0 })
    let environment = environment.merging(row.environment) { $1 }
    guard let signal = row.signal else {
      return try await Programs.replicate(arguments, in: directory, environment: environment)
    }
    return try await Programs.replicate(arguments, in: directory, environment: environment) { program in
      // A request is entered as soon as it is decided upon, long before its slow answer.
      while !program.hasEnded {
        let made = try await control.requests(after: last)
        if made.contains(where: { !row.signalsOnWrite || $0.method != "GET" }) { break }
        try await Task.sleep(for: .milliseconds(25))
      }
      program.send(signal)
    }
  }

  private var environment: [Environment.Key: String] {
    Programs.credentials.merging(["OSS_ENDPOINT": address]) { $1 }
  }

  /// The arguments with what every command needs that makes requests.
  private func located(_ arguments: [String]) -> [String] {
    let isOffline = ["show", "explain", "schema", "version", "plam"].contains(arguments[0])
    return isOffline ? arguments : arguments + ["--retries", "0"]
  }

  private func checksum() throws -> String {
    let plan = try directory.read("plan.json")
    let start = try #require(plan.firstRange(of: "orp2-"))
    return String(plan[start.lowerBound...].prefix { $0 != "\"" })
  }
}
