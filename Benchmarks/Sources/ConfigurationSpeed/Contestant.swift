internal import BareEvents
internal import Desired
internal import Diagnostics
internal import Glibc
internal import YAMLDocument

/// A piece of work whose time is taken.
struct Contestant {
  /// The name of the work that counts.
  static let checking = "Configuration.decode"

  let name: String
  /// Does the work once and gives the CPU time that it took, in seconds.
  let measure: () throws -> Double

  /// What this program does with a configuration, from the bare minimum to all that `validate` does.
  static func ours(_ bytes: [UInt8]) -> [Contestant] {
    [
      Contestant(name: "libyaml events") {
        try cpuSeconds {
          guard bare_events(bytes, bytes.count) > 0 else { throw BenchmarkError("libyaml can't read the text") }
        }
      },
      Contestant(name: "YAMLDocument") {
        try cpuSeconds {
          guard YAMLDocument(bytes: bytes, file: "oss-repl.yaml").root != nil else {
            throw BenchmarkError("the text has no tree")
          }
        }
      },
      Contestant(name: checking) {
        try cpuSeconds {
          let result = Configuration.decode(bytes: bytes, file: "oss-repl.yaml")
          guard result.state != nil, result.diagnostics.isEmpty else {
            throw BenchmarkError("the configuration is not valid: \(result.diagnostics.first?.message ?? "")")
          }
        }
      },
    ]
  }

  /// The time of this thread alone, freeing of memory included.
  private static func cpuSeconds(_ work: () throws -> Void) rethrows -> Double {
    let start = threadTime()
    try work()
    return threadTime() - start
  }

  private static func threadTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
