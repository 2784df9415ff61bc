import Desired
import Diagnostics
import Replication
import TestSupport
import Testing

@Suite("The operator's rails")
struct OperatorRailsTests {
  private static let head = """
    version: 1
    manage: exclusive
    buckets: {invoices: {region: cn-hangzhou, rules: []}}

    """

  /// What is in force when a configuration says one thing and the operator another.
  private func decode(_ configuration: String, operator text: String) -> ConfigurationResult {
    let rails = OperatorRails.read("/etc/rails.yaml", from: ConfigurationSource(bytes: Array(text.utf8)))
    #expect(rails.diagnostics.isEmpty)
    return Configuration.decode(
      "oss-repl.yaml", from: ConfigurationSource(bytes: Array((Self.head + configuration).utf8)),
      settings: OperatorSettings(rails: rails.rails ?? .none))
  }

  /// A limit: what the configuration and the operator write, and which value is in force by whose word.
  static let limits: [(written: Int?, operator: Int?, value: Int, authority: RailAuthority?)] = [
    (nil, nil, 3, nil), (50, nil, 50, .configuration), (1, nil, 1, .configuration), (nil, 50, 50, .operator),
    (nil, 1, 1, .operator), (50, 1, 1, .operator), (1, 50, 1, .configuration), (7, 7, 7, .operator),
    (0, 7, 0, .configuration), (7, 0, 0, .operator),
  ]

  @Test(arguments: limits.indices)
  func ofEachLimitTheStricterHolds(index: Int) throws {
    let row = Self.limits[index]
    func text(_ value: Int?) -> String { value.map { "limits: {delete: {max: \($0)}}" } ?? "protect: []" }
    let result = decode(
      row.written.map { "limits: {delete: {max: \($0)}}" } ?? "",
      operator: row.operator.map { "limits: {delete: {max: \($0)}}" } ?? "limits: {replace: {max: 2}}")
    let limits = try #require(result.state).limits
    #expect(limits.deleteMax == row.value)
    #expect(limits.sources[.deleteMax]?.authority == row.authority)
    let isOverruled = row.authority == .operator && row.written.map { $0 > row.value } ?? false
    #expect(result.diagnostics.contains { $0.code == .limitOverruled } == isOverruled)
  }

  /// What the configuration and the operator write of `max_unavailable`, and what is in force for so many replaces.
  static let unavailable: [(written: String?, operator: String?, replaces: Int, value: LimitAmount, RailAuthority?)] = [
    (nil, nil, 40, 10, nil), ("5", nil, 40, 5, .configuration), ("50%", nil, 40, .percent(50), .configuration),
    (nil, "50%", 40, .percent(50), .operator), ("5", "6", 40, 5, .configuration), ("6", "5", 40, 5, .operator),
    ("10%", "20%", 40, .percent(10), .configuration), ("20%", "10%", 40, .percent(10), .operator),
    ("5", "10%", 40, .percent(10), .operator), ("5", "10%", 50, .percent(10), .operator),
    ("5", "10%", 51, 5, .configuration), ("10%", "5", 40, .percent(10), .configuration), ("10%", "5", 41, 5, .operator),
    ("10%", "5", 60, 5, .operator), ("10%", "2", 0, .percent(10), .configuration),
    ("1", "100%", 1, .percent(100), .operator),
  ]

  @Test(arguments: unavailable.indices)
  func betweenANumberAndAShareTheRunAtHandDecides(index: Int) throws {
    let row = Self.unavailable[index]
    func text(_ value: String?) -> String {
      value.map { "limits: {replace: {max_unavailable: \($0)}}" } ?? "limits: {}"
    }
    let result = decode(text(row.written), operator: text(row.operator))
    let limits = try #require(result.state).limits.decided(forReplaces: row.replaces)
    #expect(limits.replaceMaxUnavailable == row.value)
    #expect(limits.sources[.replaceMaxUnavailable]?.authority == row.4)
    #expect(limits.decided(forReplaces: 0) == limits, "it is decided once")
    let isOverruled = (row.written, row.operator) == ("6", "5") || (row.written, row.operator) == ("20%", "10%")
    #expect(result.diagnostics.contains { $0.code == .limitOverruled } == isOverruled)
  }

  /// Every limit by its own, so that none is taken for another.
  @Test(arguments: Limits.Name.allCases)
  func everyLimitIsItsOwn(name: Limits.Name) throws {
    let path = name.rawValue.split(separator: ".").dropFirst().map(String.init)
    let text = path.count == 2 ? "{\(path[0]): {\(path[1]): 1}}" : "{\(path[0]): 1}"
    let limits = try #require(decode("", operator: "limits: \(text)").state).limits
    for other in Limits.Name.allCases {
      #expect(limits[other] == (other == name ? .number(1) : Limits()[other]))
      #expect((limits.sources[other] != nil) == (other == name))
    }
    #expect(limits.sources[name]?.origin.file == "/etc/rails.yaml")
  }

  @Test func protectionsAddUp() throws {
    let state = try #require(
      decode(
        "protect: [{match: \"invoices:a\", from: [delete]}]",
        operator: "protect: [{match: \"invoices:b\", from: [replace]}, {match: \"*:c\", from: [delete]}]"
      ).state)
    #expect(state.protections.map(\.match.description) == ["invoices:a", "invoices:b", "*:c"])
    #expect(state.protections.map(\.authority) == [.configuration, .operator, .operator])
  }

  @Test func theConfigurationCantTakeARailOfTheOperatorsAway() throws {
    let rails = "protect: [{match: \"*:*\", from: [delete]}]\nlimits: {delete: {max: 0, percent: 0, floor: 0}}"
    for configuration in ["protect: []", "limits: {delete: {max: 100, percent: 100, floor: 1000}}", "limits: {}"] {
      let state = try #require(decode(configuration, operator: rails).state)
      #expect(state.protections.count == 1)
      #expect([state.limits.deleteMax, state.limits.deletePercent, state.limits.deleteFloor] == [0, 0, 0])
    }
  }

  /// A file of rails that can't be relied on, and the code that it is refused with.
  @Test(arguments: [
    ("protect: 1", "OSSR1017"), ("limit: {}", "OSSR1015"), ("[]", "OSSR1017"), ("", "OSSR1006"),
    ("buckets: {}", "OSSR1015"), ("limits: {delete: {max: -1}}", "OSSR1033"), ("protect: [", "OSSR1008"),
    ("protect: [{match: invoices, from: [delete]}]", "OSSR1034"), ("limits: {}\nlimits: {}", "OSSR1010"),
  ])
  func railsThatCantBeReliedOnAreRefused(text: String, code: String) {
    let result = OperatorRails.read("rails.yaml", from: ConfigurationSource(bytes: Array(text.utf8)))
    #expect(result.rails == nil)
    #expect(result.diagnostics.map(\.code.description) == [code])
  }

  @Test func aMissingFileIsNoFileWithoutRails() {
    let source = ConfigurationSource(
      read: { _, _ throws(ConfigurationSource.Problem) in
        throw ConfigurationSource.Problem(reason: "there is no such file", help: "", isMissing: true)
      }, list: { _ throws(ConfigurationSource.Problem) in [] })
    let result = OperatorRails.read("rails.yaml", from: source)
    #expect(result.rails == nil)
    #expect(result.diagnostics.map(\.code) == [.railsUnreadable])
  }
}
