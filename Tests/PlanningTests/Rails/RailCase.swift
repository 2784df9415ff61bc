import Diagnostics
import Planning
import Replication
import TestSupport
import Testing

/// One bucket with some rules, what is allowed, and what the rails say to that.
struct RailCase: Sendable, CustomTestStringConvertible {
  let name: String
  var mode = ManagementMode.exclusive
  /// Rules as they shall be, all from `invoices`.
  var desired: [DesiredRule] = []
  var tombstones: [RuleAddress] = []
  var live: [LiveRule] = []
  var protections: [Protection] = []
  var limits = Limits()
  var consents = Consents.none
  var forceReplace: Set<RuleAddress> = []
  var feasibility = Feasibility.unchecked
  /// What trips, one for each block.
  var blocks: [Rail] = []
  /// What has to be passed to get through, as the help says it.
  var ways: [String] = []
  /// Consents that let nothing through.
  var unused: [Consent] = []

  var testDescription: String { name }

  init(_ name: String, change: (inout RailCase) -> Void) {
    self.name = name
    change(&self)
  }

  func plan() throws -> Plan {
    let bucket = Example.bucket(
      mode: mode, rules: desired, tombstones: tombstones.map { Tombstone(address: $0, origin: Example.origin) })
    let state = DesiredState(buckets: [bucket], protections: protections, limits: limits)
    return diff(
      desired: state, observed: try Example.observed(["invoices": live]), consents: consents,
      forceReplace: forceReplace, feasibility: feasibility)
  }

  /// Compares what the rails say with what was expected of them.
  func check() throws {
    let plan = try plan()
    #expect(plan.blocks.map(\.rail) == blocks)
    let helps = plan.blocks.flatMap(\.diagnostics).flatMap(\.help)
    #expect(helps.compactMap { $0.split(separator: "--allow ").dropFirst().first.map(String.init) } == ways)
    let unused = plan.warnings.compactMap { warning -> Consent? in
      if case .unusedConsent(let consent, _) = warning { consent } else { nil }
    }
    #expect(unused == self.unused)
  }
}

extension RailCase {
  static func address(_ number: Int) -> RuleAddress { Example.address("invoices", "copy-\(number)") }

  /// Live rules with these numbers.
  static func live(_ numbers: ClosedRange<Int>) -> [LiveRule] {
    numbers.map { Example.live(Example.rule(address($0)), id: ExactString("rule-\($0)")) }
  }

  /// The same rules as `live` has, wanted as they are.
  static func same(_ numbers: ClosedRange<Int>) -> [DesiredRule] { numbers.map { Example.desired(address($0)) } }

  /// The rules of `live`, wanted with another action and with history, so that they are replaced.
  static func changed(_ numbers: ClosedRange<Int>) -> [DesiredRule] {
    numbers.map { number in
      Example.desired(address(number)) {
        $0.action = .all
        $0.historicalObjectReplication = .enabled
      }
    }
  }

  static func limits(_ change: (inout Limits) -> Void) -> Limits {
    var limits = Limits()
    change(&limits)
    return limits
  }
}
