/// Samples of one gauge in the text format of Prometheus.
struct MetricFamily {
  private let name: String
  private let help: String
  private let samples: [MetricSample]

  init(_ name: String, _ help: String, _ samples: [MetricSample]) {
    self.name = name
    self.help = help
    self.samples = samples
  }

  /// Nothing where there is no sample.
  var text: String {
    guard !samples.isEmpty else { return "" }
    return "# HELP \(name) \(help)\n# TYPE \(name) gauge\n"
      + samples.map { "\(name){\($0.labels)} \($0.value)\n" }.joined()
  }

  /// Milliseconds as seconds with as many decimals as it takes.
  static func seconds(_ milliseconds: Int64) -> String {
    let (seconds, rest) = milliseconds.magnitude.quotientAndRemainder(dividingBy: 1000)
    let sign = milliseconds < 0 ? "-" : ""
    guard rest > 0 else { return "\(sign)\(seconds)" }
    return "\(sign)\(seconds).\(String(repeating: "0", count: 3 - String(rest).utf8.count))\(rest)"
  }
}

/// One value with what tells it from others of its name.
struct MetricSample {
  /// As it stands between the braces.
  let labels: String
  let value: String

  init(_ labels: [(name: String, value: String)], _ value: String) {
    self.labels = labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
    self.value = value
  }

  /// The format escapes the backslash, the quote and the line feed; what could not be seen is shown as everywhere else.
  private static func escaped(_ text: String) -> String {
    Words.visible(text).reduce(into: "") { escaped, character in
      switch character {
      case "\\": escaped += "\\\\"
      case "\"": escaped += "\\\""
      default: escaped.append(character)
      }
    }
  }
}
