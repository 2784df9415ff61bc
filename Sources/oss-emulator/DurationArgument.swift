internal import ArgumentParser
internal import OSSEmulator

/// A duration on the command line, such as `500ms`, `90s` or `2m`.
struct DurationArgument: ExpressibleByArgument, CustomStringConvertible {
  let duration: Duration

  init?(argument: String) {
    guard let duration = Duration(text: argument) else { return nil }
    self.duration = duration
  }

  init(_ duration: Duration) {
    self.duration = duration
  }

  var description: String {
    let (seconds, attoseconds) = duration.components
    return attoseconds == 0 ? "\(seconds)s" : "\(seconds * 1000 + attoseconds / 1_000_000_000_000_000)ms"
  }

  var defaultValueDescription: String { description }
}
