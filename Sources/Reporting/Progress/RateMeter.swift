/// How many things a second get done, over the last ten seconds. Pure: the time is given to it.
struct RateMeter: Hashable, Sendable {
  private static let span: Int64 = 10

  private let begun: Duration
  /// How many got done in each second that saw any; the last ten seconds, oldest first.
  private var seconds: [Second] = []

  private struct Second: Hashable, Sendable {
    let number: Int64
    var count: Int
  }

  init(begun: Duration) { self.begun = begun }

  mutating func note(at now: Duration) {
    let number = now.components.seconds
    seconds.removeAll { $0.number <= number - Self.span }
    if seconds.last?.number == number {
      seconds[seconds.count - 1].count += 1
    } else {
      seconds.append(Second(number: number, count: 1))
    }
  }

  /// Things a second; nil in the first second, which tells too little.
  func rate(at now: Duration) -> Double? {
    let oldest = now.components.seconds - Self.span + 1
    let passed = (now - max(begun, .seconds(oldest))) / .seconds(1)
    guard now - begun >= .seconds(1), passed > 0 else { return nil }
    return Double(seconds.filter { $0.number >= oldest }.reduce(0) { $0 + $1.count }) / passed
  }
}
