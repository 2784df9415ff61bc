import Desired
import Diagnostics
import Replication
import Testing

/// Each limit on what a configuration may cost: what is exactly at it passes, and one more is refused at its place with
/// the limit in the message.
@Suite("Limits of a configuration")
struct CapTests {
  private static let root = "oss-repl.yaml"
  private static let head = """
    version: 1
    manage: listed
    defaults: {region: cn-x, rule: {action: PUT, historical_object_replication: disabled}}

    """

  private func decode(_ text: String, environment: [String: String] = [:]) -> ConfigurationResult {
    Configuration.decode(Self.root, from: MemoryFiles([Self.root: text]).source(), settings: .variables(environment))
  }

  private func expectGood(_ text: String, buckets: Int, environment: [String: String] = [:]) {
    let result = decode(Self.head + text, environment: environment)
    #expect(!result.diagnostics.contains { $0.severity == .error }, "\(result.diagnostics.prefix(2))")
    #expect(result.state?.buckets.count == buckets)
  }

  private func expectRefused(
    _ text: String, _ code: DiagnosticCode, _ limit: String, line: Int, column: Int,
    environment: [String: String] = [:]
  ) throws {
    let result = decode(Self.head + text, environment: environment)
    let errors = result.diagnostics.filter { $0.severity == .error }
    #expect(errors.map(\.code) == [code])
    let finding = try #require(errors.first)
    #expect(finding.message.contains(limit), "\(finding.message)")
    #expect(finding.span?.start == SourcePosition(line: line, column: column))
    #expect(!finding.help.isEmpty)
    #expect(result.state == nil)
  }

  // MARK: YAML

  /// A file of exactly so many bytes.
  private func padded(to size: Int) -> String {
    let text = Self.head + "buckets: {}\n"
    let line = "#" + String(repeating: "x", count: 1022) + "\n"
    let missing = size - text.utf8.count
    return text + String(repeating: line, count: missing / 1024 - 1) + "#"
      + String(repeating: "y", count: 1022 + missing % 1024) + "\n"
  }

  @Test func theSizeOfAFile() {
    let limit = 10 * 1024 * 1024
    let good = padded(to: limit)
    #expect(good.utf8.count == limit)
    #expect(decode(good).state?.buckets.isEmpty == true)
    let result = decode(good + "\n")
    #expect(result.diagnostics.map(\.code) == [.overLimit])
    #expect(result.diagnostics.first?.message.contains("10485760 bytes") == true)
  }

  @Test func aliasesStandForAHundredThousandValues() throws {
    // An alias of a list of 99 texts stands for 100 values.
    let list = "&a [" + (0..<99).map { "a\($0)" }.joined(separator: ", ") + "]"
    func file(_ aliases: Int) -> String { "x: [\(list)" + String(repeating: ", *a", count: aliases) + "]\n" }
    func codes(_ aliases: Int) -> [DiagnosticCode] {
      decode(Self.head + "buckets: {}\n" + file(aliases)).diagnostics.map(\.code)
    }
    #expect(codes(1000) == [.unknownKey])
    #expect(codes(1001) == [.overLimit])
  }

  @Test func valuesInAFile() throws {
    // `version: 1`, `manage: listed`, `x:`, the list and the root are seven nodes.
    func codes(_ count: Int) -> [DiagnosticCode] {
      let items = String(repeating: "a,", count: count)
      return decode("version: 1\nmanage: listed\nx: [\(items)]\n").diagnostics.map(\.code)
    }
    #expect(!codes(1_000_000 - 7).contains(.overLimit))
    #expect(codes(1_000_000 - 6) == [.overLimit])
  }

  // MARK: Variables

  @Test func variablesInAText() throws {
    func file(_ count: Int) -> String {
      "buckets: {b-1: {rules: [{destination: {bucket: c-1, location: cn-y}, note: \""
        + String(repeating: "${source.bucket}", count: count) + "\"}]}}\n"
    }
    expectGood(file(100), buckets: 1)
    try expectRefused(file(101), .overLimit, "100 variables", line: 4, column: 76)
  }

  @Test func mistakesInATextAreToldAHundredTimesAtMost() {
    let note = String(repeating: "$ ", count: 100_000)
    let result = decode(
      Self.head + "buckets: {b-1: {rules: [{destination: {bucket: c-1, location: cn-y}, note: \"\(note)\"}]}}")
    #expect(result.diagnostics.map(\.code) == Array(repeating: .badVariable, count: 100))
    #expect(result.diagnostics.last?.span?.start.column == 77 + 2 * 99)
  }

  @Test func whatVariablesGive() throws {
    // A name of 4 bytes, a destination of 4 and a note of 4 + 8 * rest in each of 1,024 buckets.
    func file(_ rest: Int) -> String {
      """
      groups:
        g:
          each: {x: {range: [a000, a999]}}
          bucket: "${x}"
          rules: [{destination: {bucket: "b-${x}", location: cn-y}, note: "${x}\(String(repeating: "n", count: rest))"}]
      """
    }
    let share = 64 * 1024 * 1024 / 1000 - 4 - 6 - 4
    expectGood(file(share), buckets: 1000)
    try expectRefused(file(share + 1), .overLimit, "67108864 bytes", line: 8, column: 69)
  }

  @Test func aLongValueAHundredTimes() throws {
    let file = """
      inputs: {LONG: {}}
      buckets: {b-1: {rules: [{destination: {bucket: c-1, location: cn-y}, note: "\(String(repeating: "${var:LONG}", count: 100))"}]}}
      """
    let value = String(repeating: "v", count: 671_088)
    expectGood(file, buckets: 1, environment: ["LONG": value])
    try expectRefused(
      file, .overLimit, "67108864 bytes", line: 5, column: 76, environment: ["LONG": value + "v"])
  }

  // MARK: Groups

  private func group(_ name: String = "g", each: String, rules: Int, prefixes: Int = 0) -> String {
    let rules = (0..<rules).map { number in
      "{destination: {bucket: \"\(name)\(number)-${x}\", location: cn-y}"
        + (prefixes == 0 ? "" : ", prefixes: [\((0..<prefixes).map { "p\(1000 + $0)" }.joined(separator: ", "))]") + "}"
    }
    return
      "  \(name):\n    each: {x: \(each)}\n    bucket: \"\(name)-${x}\"\n    rules: [\(rules.joined(separator: ", "))]\n"
  }

  @Test(arguments: [
    ("{range: [a00000, a09999]}", "{range: [a00000, a10000]}", "10001 items", 23),
    (
      "{range: [a0000000000000000000, a0000000000000000009]}", "{range: [a0000000000000000000, a9223372036854775807]}",
      "9223372036854775808 items", 23
    ),
  ])
  func itemsOfARange(good: String, bad: String, limit: String, column: Int) throws {
    let count = good.contains("9999]") ? 10_000 : 10
    expectGood("groups:\n" + group(each: good, rules: 0), buckets: count)
    try expectRefused("groups:\n" + group(each: bad, rules: 0), .tooManyBuckets, limit, line: 6, column: column)
  }

  @Test(arguments: ["list", "map"])
  func itemsThatAreWritten(way: String) throws {
    func each(_ count: Int) -> String {
      let items = (0..<count).map { way == "list" ? "a\($0)" : "a\($0): v" }.joined(separator: ", ")
      return way == "list" ? "{list: [\(items)]}" : "{map: {\(items)}}"
    }
    expectGood("groups:\n" + group(each: each(10_000), rules: 0), buckets: 10_000)
    try expectRefused(
      "groups:\n" + group(each: each(10_001), rules: 0), .tooManyBuckets, "10001 items", line: 6, column: 16)
  }

  @Test func rulesOfAllGroups() throws {
    let groups =
      "groups:\n" + group("g", each: "{range: [a0000, a9999]}", rules: 3)
      + group("h", each: "{range: [a0000, a9999]}", rules: 2)
    expectGood(groups, buckets: 20_000)
    try expectRefused(
      groups + group("i", each: "{list: [a]}", rules: 0), .tooManyBuckets, "50000 rules", line: 13, column: 3)
  }

  @Test func prefixesOfAllGroups() throws {
    let groups = "groups:\n" + group("g", each: "{range: [a000, a999]}", rules: 2, prefixes: 500)
    expectGood(groups, buckets: 1000)
    try expectRefused(
      groups + group("h", each: "{list: [a]}", rules: 1, prefixes: 1), .tooManyBuckets, "1000000 prefixes and tags",
      line: 9,
      column: 3)
  }
}
