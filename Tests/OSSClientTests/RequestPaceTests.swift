import OSSClient
import Testing

@Suite("How fast requests go to one endpoint")
struct RequestPaceTests {
  /// The waits of so many requests that all come at the same moment.
  private func waits(_ pace: inout RequestPace, _ count: Int, at now: Duration = .zero) -> [Duration] {
    (0..<count).map { _ in pace.reserve(at: now) - now }
  }

  @Test func withoutThrottlingNothingWaits() {
    var pace = RequestPace()
    #expect(waits(&pace, 1000).allSatisfy { $0 == .zero })
    #expect(pace.rate == nil)
  }

  @Test func theOperatorsBoundSpreadsRequestsEvenly() {
    var pace = RequestPace(bound: 10)
    #expect(waits(&pace, 4) == [.zero, .milliseconds(100), .milliseconds(200), .milliseconds(300)])
    // Time that nobody used is not saved up for a burst.
    #expect(waits(&pace, 2, at: .seconds(60)) == [.zero, .milliseconds(100)])
  }

  @Test func throttlingHalvesWhatWasTooMuch() {
    var pace = RequestPace()
    _ = waits(&pace, 100)
    pace.throttled(sentAt: .zero, rest: .zero, now: .milliseconds(500))
    #expect(pace.rate == 50)
  }

  @Test func requestsThatWereUnderWayTogetherSlowOnce() {
    var pace = RequestPace()
    _ = waits(&pace, 100)
    for answer in 0..<100 { pace.throttled(sentAt: .zero, rest: .zero, now: .milliseconds(500 + answer)) }
    #expect(pace.rate == 50)
    _ = pace.reserve(at: .seconds(2))
    pace.throttled(sentAt: .seconds(2), rest: .zero, now: .seconds(2))
    #expect(pace.rate.map { $0 < 50 } == true)
  }

  @Test func itNeverComesToAStandstill() {
    var pace = RequestPace(bound: 100)
    for second in 1...50 {
      _ = pace.reserve(at: .seconds(second * 2))
      pace.throttled(sentAt: .seconds(second * 2), rest: .zero, now: .seconds(second * 2))
    }
    #expect(pace.rate == RequestPace.slowest)
  }

  @Test func theRestThatOSSAsksForIsKeptByEverybody() {
    var pace = RequestPace()
    _ = waits(&pace, 100)
    pace.throttled(sentAt: .zero, rest: .seconds(7), now: .zero)
    #expect(waits(&pace, 2) == [.seconds(7), .seconds(7) + .milliseconds(20)])
  }

  @Test func itGrowsBackByEqualStepsAndForgetsInTheEnd() throws {
    var pace = RequestPace()
    _ = waits(&pace, 100)
    pace.throttled(sentAt: .zero, rest: .zero, now: .zero)
    var now = Duration.zero
    var rates: [Double] = []
    while let rate = pace.rate, rates.count < 10_000 {
      rates.append(rate)
      now = pace.reserve(at: now)
      pace.answered()
    }
    #expect(pace.rate == nil)
    #expect(rates == rates.sorted())
    // From 50 to 200 at five more each second takes thirty.
    #expect((.seconds(28)...(.seconds(32))).contains(now), "\(now)")
  }

  @Test func growingBackNeverPassesTheOperatorsBound() {
    var pace = RequestPace(bound: 20)
    _ = waits(&pace, 100)
    pace.throttled(sentAt: .zero, rest: .zero, now: .zero)
    #expect(pace.rate == 10)
    for _ in 0..<10_000 { pace.answered() }
    #expect(pace.rate == 20)
  }

  /// A service that takes a fixed number of requests each second: nearly all of it is used, and little is thrown away.
  @Test(arguments: [10, 40, 200])
  func itSettlesAtWhatTheServiceTakes(limit: Int) {
    var pace = RequestPace()
    var now = Duration.zero
    var taken: [Int64: Int] = [:]
    var throttled = 0
    while now < .seconds(120) {
      now = max(pace.reserve(at: now), now) + .microseconds(500)
      let second = now.components.seconds
      if taken[second, default: 0] < limit {
        taken[second, default: 0] += 1
        pace.answered()
      } else {
        throttled += 1
        pace.throttled(sentAt: now - .microseconds(500), rest: .zero, now: now)
      }
    }
    let used = (20..<120).map { taken[$0] ?? 0 }.reduce(0, +)
    #expect(Double(used) > Double(limit) * 100 * 0.6, "used \(used) of \(limit * 100)")
    #expect(Double(throttled) < Double(used) * 0.1, "throttled \(throttled), used \(used)")
  }
}
