internal import ArgumentParser

/// Reads a duration of the command line: a whole number and `ms`, `s`, `m` or `h`.
///
/// - Parameters:
///   - least: the shortest that is taken.
///   - example: one that is usual.
func duration(from least: Duration, suchAs example: String) -> @Sendable (String) throws -> Duration {
  { text in
    let units: [(String, Int)] = [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000)]
    let unit = units.first { text.hasSuffix($0.0) }
    let digits = text.dropLast(unit?.0.count ?? 0)
    guard digits.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(digits), number <= 1_000_000_000 else {
      throw ValidationError("write a whole number with ms, s, m or h, such as \(example).")
    }
    guard let unit else {
      throw ValidationError("it has no unit: write \(text)s for seconds; m, h and ms are taken too.")
    }
    let duration = Duration.milliseconds(number * unit.1)
    guard duration >= least else {
      throw ValidationError("the shortest is \(least < .seconds(1) ? "1ms" : "1s"); write one such as \(example).")
    }
    return duration
  }
}
