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
    let limit = 32 * 1024 * 1024
    let good = padded(to: limit)
    #expect(good.utf8.count == limit)
    #expect(decode(good).state?.buckets.isEmpty == true)
    let result = decode(good + "\n")
    #expect(result.diagnostics.map(\.code) == [.overLimit])
    #expect(result.diagnostics.first?.message.contains("33554432 bytes") == true)
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
    #expect(!codes(2_000_000 - 7).contains(.overLimit))
    #expect(codes(2_000_000 - 6) == [.overLimit])
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
    ("{range: [a00000, a49999]}", "{range: [a00000, a50000]}", "50001 items", 23),
    (
      "{range: [a0000000000000000000, a0000000000000000009]}", "{range: [a0000000000000000000, a9223372036854775807]}",
      "9223372036854775808 items", 23
    ),
  ])
  func itemsOfARange(good: String, bad: String, limit: String, column: Int) throws {
    let count = good.contains("49999]") ? 50_000 : 10
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
      "groups:\n" + group(each: each(50_001), rules: 0), .tooManyBuckets, "50001 items", line: 6, column: 16)
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

  /// What the operator allows holds for all files together.
  @Test func theBytesOfAllFiles() {
    let texts = [
      Self.root: Self.head + "buckets: {}\ninclude: [a.yaml, b.yaml]\n", "a.yaml": "buckets: {}\n",
      "b.yaml": "templates: {}\n",
    ]
    let bytes = texts.values.reduce(0) { $0 + $1.utf8.count }
    func result(_ limit: Int) -> ConfigurationResult {
      Configuration.decode(
        Self.root, from: MemoryFiles(texts).source(), settings: OperatorSettings(maximumBytes: limit))
    }
    #expect(result(bytes).diagnostics.isEmpty && result(bytes).state != nil)
    for limit in [bytes - 1, texts[Self.root, default: ""].utf8.count, 1] {
      #expect(result(limit).diagnostics.map(\.code) == [.overLimit], "\(limit)")
      #expect(result(limit).diagnostics.first?.message.contains("\(limit) bytes") == true, "\(limit)")
      #expect(result(limit).state == nil)
    }
  }

  // MARK: Findings

  /// Unknown and repeated keys, each far more than anyone would read.
  @Test(arguments: [
    (0..<5_000).map { "k\($0): 1" }.joined(separator: ", "),
    (0..<5_001).map { _ in "rules: []" }.joined(separator: ", "),
  ])
  func findingsBeyondAThousandAreCounted(entries: String) throws {
    let result = decode(Self.head + "buckets: {a-b: {region: cn-x, rules: [], \(entries)}}\n")
    #expect(result.diagnostics.count == 1_001)
    let last = try #require(result.diagnostics.last)
    #expect(last.code == .moreFindings && last.severity == .information)
    #expect(last.message.contains("4000 more") || last.message.contains("4001 more"), "\(last.message)")
    #expect(result.state == nil)
  }

  /// A thousand warnings leave room for the error behind them.
  @Test func warningsHideNoError() {
    let prefixes = (0..<1_200).map { "\"p\($0)*\"" }.joined(separator: ", ")
    let result = decode(
      Self.head
        + "buckets:\n  a-b: {rules: [{destination: {bucket: c-d, location: cn-y}, prefixes: [\(prefixes)]}]}\n"
        + "  e-f: {rules: [{destination: {bucket: g-h, location: cn-y}, sync_role: \"a b\"}]}\n")
    #expect(result.diagnostics.contains { $0.code == .illegalRoleName })
    #expect(result.diagnostics.contains { $0.code == .moreFindings })
    #expect(result.state == nil)
  }

  @Test func patternsOverManyFilesEnd() throws {
    let patterns = (0..<600).map { "\"b/*\(String(repeating: "*", count: $0 % 3))\($0 < 300 ? "" : "?").yaml\"" }
    let root = "version: 1\nmanage: listed\nbuckets: {}\ninclude: [\(patterns.joined(separator: ", "))]\n"
    let source = ConfigurationSource(
      read: { path, _ throws(ConfigurationSource.Problem) in
        ConfigurationSource.File(
          bytes: Array(path == Self.root ? root.utf8 : "buckets: {}\n".utf8),
          identity: ConfigurationSource.FileIdentity(device: 1, number: UInt64(path.filter(\.isNumber)) ?? 0))
      },
      list: { _ throws(ConfigurationSource.Problem) in
        (1...9_000).map { ConfigurationSource.Entry(name: "\($0).yaml", isDirectory: false) }
      })
    let result = Configuration.decode(Self.root, from: source)
    #expect(result.diagnostics.map(\.code) == [.overLimit])
    #expect(result.diagnostics.first?.message.contains("5000000 names") == true)
  }
}
