/// The times that one piece of work took.
struct Measurement {
  let name: String
  /// In seconds; at least one.
  var seconds: [Double] = []

  var median: Double { Self.median(seconds) }

  /// What the work costs compared with another's: the median of what each round says of it, since whatever slows a round
  /// down hits both alike.
  func ratio(to other: Measurement) -> Double { Self.median(zip(seconds, other.seconds).map { $0 / $1 }) }

  private static func median(_ figures: [Double]) -> Double { figures.sorted()[figures.count / 2] }

  var fastest: Double { seconds.min() ?? 0 }
}

/// The results as lines, each with its ratio to the first.
struct Table {
  let bytes: Int
  let results: [Measurement]

  var text: String {
    results.map { result in
      let cells = [
        Self.decimal(result.median * 1e3, 2) + " ms", Self.decimal(result.fastest * 1e3, 2) + " ms at best",
        Self.decimal(Double(bytes) / result.median / 1e6, 1) + " MB/s",
        Self.decimal(results.first.map(result.ratio) ?? 1, 2) + " x",
      ]
      let name = result.name + String(repeating: " ", count: max(0, 22 - result.name.count))
      return name + cells.map { String(repeating: " ", count: max(1, 18 - $0.count)) + $0 }.joined() + "\n"
    }.joined()
  }

  private static func decimal(_ number: Double, _ places: Int) -> String {
    let scale = places == 1 ? 10.0 : 100.0
    let scaled = Int((number * scale).rounded())
    let fraction = String(scaled % Int(scale))
    return "\(scaled / Int(scale))." + String(repeating: "0", count: places - fraction.count) + fraction
  }
}
