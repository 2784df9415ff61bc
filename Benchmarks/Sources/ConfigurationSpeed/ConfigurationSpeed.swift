internal import ArgumentParser

/// The command line of the benchmark.
@main
struct ConfigurationSpeed: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "configuration-speed",
    abstract: "Measures what reading and checking a large configuration costs, compared with libyaml alone.",
    discussion: """
      Every round does each piece of work once, so that whatever else the machine does hits all of them alike. The figures
      are medians of CPU time; the ratios to libyaml's bare events over the same bytes are medians of the rounds' ratios.
      """)

  @Option(help: "How many buckets the configuration has.")
  var buckets = 5_000

  @Option(help: "How many times each piece of work is measured.")
  var rounds = 21

  @Option(help: "A Python with PyYAML, to be measured as well; empty for none.")
  var python = "python3"

  @Option(help: "Fail when checking a configuration costs more than this many times libyaml's bare events.")
  var atMost: Double?

  @Option(help: "Do only this piece of work, as often as there are rounds, for a profiler.")
  var only: String?

  func validate() throws {
    guard (1...100_000).contains(buckets) else { throw ValidationError("--buckets takes a number from 1 to 100000.") }
    guard (1...1_000).contains(rounds) else { throw ValidationError("--rounds takes a number from 1 to 1000.") }
  }

  func run() throws {
    let bytes = FleetText(buckets: buckets).bytes
    var contestants = Contestant.ours(bytes)
    if let only {
      guard let contestant = contestants.first(where: { $0.name == only }) else {
        throw BenchmarkError("there is only \(contestants.map(\.name).joined(separator: ", "))")
      }
      for _ in 0..<rounds { _ = try contestant.measure() }
      return
    }
    if !python.isEmpty { contestants.append(try Contestant.python(program: python, bytes: bytes)) }
    let results = try measure(contestants)
    let text = Table(bytes: bytes.count, results: results).text
    print("\(buckets) buckets, \(bytes.count) bytes, \(rounds) rounds, medians of CPU time\n\n\(text)", terminator: "")
    if let atMost, let bare = results.first, let check = results.first(where: { $0.name == Contestant.checking }),
      check.ratio(to: bare) > atMost
    {
      throw BenchmarkError("checking costs more than \(atMost) times libyaml's bare events")
    }
  }

  /// Round after round, each contestant once; the first round is not counted.
  private func measure(_ contestants: [Contestant]) throws -> [Measurement] {
    var measurements = contestants.map { Measurement(name: $0.name) }
    for round in 0...rounds {
      for (index, contestant) in contestants.enumerated() {
        let seconds = try contestant.measure()
        if round > 0 { measurements[index].seconds.append(seconds) }
      }
    }
    return measurements
  }
}

/// Why there is no result, as a plain sentence without a full stop.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
