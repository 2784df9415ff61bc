internal import ArgumentParser
internal import Glibc

/// The command line of the benchmark.
@main
struct ApplyScale: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply-scale",
    abstract: "Measures how near apply comes to what latency allows, and how its memory grows.",
    discussion: """
      It lets oss-repl create one rule for each of many buckets, against an emulator that holds every answer back. The \
      bound is what the calls would take if the latency were all there is: calls x latency / jobs. Runs of a large and of \
      a small fleet take turns; the figures are medians.
      """)

  @Option(help: "The folder of oss-repl and oss-emulator, built for release.")
  var programs: String

  @Option(help: "How many buckets the large fleet has.")
  var buckets = 2_000

  @Option(help: "How many buckets the small fleet has, for the growth of memory.")
  var fewer = 200

  @Option(help: "How many buckets are in flight at once.")
  var jobs = 64

  @Option(help: "How long every answer is held back, in milliseconds.")
  var latency = 20

  @Option(help: "How many runs of each fleet are measured.")
  var rounds = 5

  @Option(help: "Fail when the wall time is more than this many times the bound.")
  var atMost: Double?

  @Option(help: "Fail when the peak of memory is more than this many times that of the small fleet.")
  var memoryAtMost: Double?

  func validate() throws {
    guard (1...20_000).contains(buckets), (1...20_000).contains(fewer) else {
      throw ValidationError("--buckets and --fewer take numbers from 1 to 20000.")
    }
    guard (1...1024).contains(jobs) else { throw ValidationError("--jobs takes a number from 1 to 1024.") }
    guard (1...10_000).contains(latency) else { throw ValidationError("--latency takes a number from 1 to 10000.") }
    guard (1...100).contains(rounds) else { throw ValidationError("--rounds takes a number from 1 to 100.") }
  }

  func run() throws {
    var large: [ApplyRun] = []
    var small: [ApplyRun] = []
    for round in 1...rounds {
      large.append(try ApplyRun(of: Fleet(buckets: buckets), programs: programs, latency: latency, jobs: jobs))
      small.append(try ApplyRun(of: Fleet(buckets: fewer), programs: programs, latency: latency, jobs: jobs))
      let ratio = large[round - 1].ratio(latency: latency, jobs: jobs)
      print("run \(round): \(text(large[round - 1].end.wallSeconds)) s, \(text(ratio)) x, load \(text(load))")
    }
    let calls = large.map(\.calls).median
    let bound = Double(calls * latency) / 1_000 / Double(jobs)
    let ratio = large.map { $0.ratio(latency: latency, jobs: jobs) }.median
    let growth = Double(large.map(\.end.peakBytes).median) / Double(small.map(\.end.peakBytes).median)
    print("")
    print("buckets               \(buckets), \(jobs) in flight, \(latency) ms for each answer")
    print("calls                 \(calls), \(text(Double(calls) / Double(buckets))) for each bucket")
    print("bound                 \(text(bound)) s")
    print("wall time             \(text(large.map(\.end.wallSeconds).median)) s, \(text(ratio)) times the bound")
    print("CPU time              \(text(large.map(\.end.cpuSeconds).median)) s")
    print(
      "peak of memory        \(megabytes(large)) MB, \(megabytes(small)) MB for \(fewer) buckets: \(text(growth)) times"
    )
    if let atMost, ratio > atMost { throw BenchmarkError("more than \(text(atMost)) times the bound") }
    if let memoryAtMost, growth > memoryAtMost {
      throw BenchmarkError("more than \(text(memoryAtMost)) times the memory of \(fewer) buckets")
    }
  }

  private func megabytes(_ runs: [ApplyRun]) -> String { text(Double(runs.map(\.end.peakBytes).median) / 1e6) }

  /// How many processes have wanted to run of late, the machine's cores among them.
  private var load: Double {
    var averages = [0.0, 0, 0]
    return getloadavg(&averages, 1) == 1 ? averages[0] : 0
  }

  /// A number with two places.
  private func text(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    return "\(hundredths / 100)." + (hundredths % 100 < 10 ? "0" : "") + "\(hundredths % 100)"
  }
}

extension ApplyRun {
  /// The wall time in units of what latency and the number of calls allow.
  fileprivate func ratio(latency: Int, jobs: Int) -> Double {
    end.wallSeconds / (Double(calls * latency) / 1_000 / Double(jobs))
  }
}

extension Array where Element: Comparable {
  /// The one in the middle; the array must not be empty.
  fileprivate var median: Element { sorted()[count / 2] }
}
