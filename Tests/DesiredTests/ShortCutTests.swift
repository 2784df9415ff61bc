import Desired
import Diagnostics
import Replication
import TestSupport
import Testing

/// Where reading takes a short cut for what is usual, it judges as the long way does.
@Suite("Short cuts of reading judge as the long way does")
struct ShortCutTests {
  private static let head = """
    version: 1
    manage: exclusive
    defaults: {region: cn-hangzhou, rule: {action: PUT, historical_object_replication: disabled}}
    buckets:

    """

  private func decode(_ buckets: String) -> ConfigurationResult {
    Configuration.decode(bytes: Array((Self.head + buckets).utf8), file: "oss-repl.yaml")
  }

  /// A text of few letters, so that many are alike.
  private func text(_ letters: String, _ lengths: ClosedRange<Int>, _ generator: inout SeededGenerator) -> String {
    String(
      (0..<Int.random(in: lengths, using: &generator)).map { _ in letters.randomElement(using: &generator) ?? "a" })
  }

  @Test(arguments: (0..<20).map { UInt64($0) })
  func bucketsAreSortedByTheBytesOfTheirNames(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    // Names that begin alike for less, as much, and more than what is compared at once.
    let beginnings = ["", "site-", "telemetry-ap", "a-name-of-16-let", "a-name-longer-than-16-letters-"]
    var names: Set<String> = []
    while names.count < 60 {
      names.insert((beginnings.randomElement(using: &generator) ?? "") + text("ab-0", 1...9, &generator) + "z0a")
    }
    let legal = names.filter { BucketName.violation(of: $0) == nil }.shuffled(using: &generator)
    let state = try #require(decode(legal.map { "  \($0): {rules: []}\n" }.joined()).state)
    let sorted = legal.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    #expect(state.buckets.map(\.name.text) == sorted)
  }

  @Test(arguments: (0..<60).map { UInt64($0) })
  func prefixesOverlapWhereOneBeginsWithAnother(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let prefixes = (0..<Int.random(in: 1...5, using: &generator)).map { _ in text("ab", 1...4, &generator) }
    let list = prefixes.map { "\"\($0)\"" }.joined(separator: ", ")
    let result = decode(
      "  invoices: {rules: [{destination: {bucket: copy-dr, location: cn-beijing}, prefixes: [\(list)]}]}\n")
    let isOverlapping = prefixes.indices.contains { index in
      prefixes.indices.contains { $0 != index && prefixes[$0].hasPrefix(prefixes[index]) }
    }
    #expect(result.diagnostics.contains { $0.code == .overlappingPrefixes } == isOverlapping, "\(prefixes)")
  }

  @Test(arguments: (0..<60).map { UInt64($0) })
  func everySecondRuleForAPairIsReported(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let destinations = (0..<Int.random(in: 1...7, using: &generator)).map { _ in
      "copy-\(Int.random(in: 1...9, using: &generator))"
    }
    let rules = destinations.map { "{destination: {bucket: \($0), location: cn-beijing}}" }.joined(separator: ", ")
    let result = decode("  invoices: {rules: [\(rules)]}\n")
    let repeated = destinations.count - Set(destinations).count
    #expect(result.diagnostics.count { $0.code == .duplicatePair } == repeated, "\(destinations)")
  }
}
