internal import ArgumentParser

/// A duration on the command line: a whole number and `ms`, `s`, `m` or `h`.
struct DurationArgument: ExpressibleByArgument, CustomStringConvertible {
  let duration: Duration
  private let text: String

  init(_ duration: Duration) {
    self.duration = duration
    let seconds = duration.components.seconds
    text = seconds >= 60 && seconds % 60 == 0 ? "\(seconds / 60)m" : "\(seconds)s"
  }

  init?(argument: String) {
    let units: [(String, Int)] = [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000)]
    guard let (suffix, milliseconds) = units.first(where: { argument.hasSuffix($0.0) }),
      case let digits = argument.dropLast(suffix.count), digits.utf8.allSatisfy({ (48...57).contains($0) }),
      let number = Int(digits), number <= 1_000_000_000
    else { return nil }
    duration = .milliseconds(number * milliseconds)
    text = argument
  }

  var description: String { text }
  var defaultValueDescription: String { text }
}
