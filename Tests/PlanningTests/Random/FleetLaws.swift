import Diagnostics
import Planning
import Replication
import TestSupport

/// What holds for every plan, checked on one random fleet. Whatever does not hold is told in words.
///
/// The laws that take a second plan of the whole fleet take turns with the seed; all others are checked on every fleet.
struct FleetLaws {
  private(set) var broken: [String] = []
  private let fleet: RandomFleet
  private let observed: ObservedState
  private let plan: Plan
  private var random: SeededGenerator

  init(seed: UInt64) throws {
    fleet = RandomFleet(seed: seed)
    observed = try fleet.observed()
    plan = fleet.plan(on: observed)
    random = SeededGenerator(seed: ~seed)
    try convergence()
    for bucket in plan.buckets {
      promises(of: bucket)
      slots(of: bucket)
    }
    reach()
    switch seed % 4 {
    case 0: try order()
    case 1: try drift()
    case 2: try newAction()
    default: waysThrough()
    }
  }

  private mutating func law(_ holds: Bool, _ words: @autoclosure () -> String) {
    if !holds { broken.append(words()) }
  }

  /// What a plan does leaves nothing to do, and what is equal is left alone.
  private mutating func convergence() throws {
    var settled = fleet
    settled.forceReplace = []
    let again = settled.plan(on: simulate(plan, on: observed))
    law(again.changes.isEmpty, "after it is applied there is more to do: \(again.changes.map(\.short))")
    law(again.unknown == plan.unknown, "simulating learned something about unknown buckets")
    law(plan.buckets.allSatisfy { fleet.unknown[$0.desired.name] == nil }, "an unknown bucket is planned")
  }

  /// What the mode of a bucket promises.
  private mutating func promises(of bucket: BucketPlan) {
    let name = bucket.desired.name
    let listed = Set(bucket.desired.rules.map(\.rule.address) + bucket.desired.tombstones.map(\.address))
    switch bucket.desired.mode {
    case .observe: law(bucket.changes.isEmpty, "\(name) is observed and would be changed")
    case .listed:
      law(bucket.changes.allSatisfy { listed.contains($0.address) }, "\(name) is listed and loses an unlisted rule")
    case .exclusive:
      law(
        !bucket.observations.contains { if case .unmanaged = $0 { true } else { false } },
        "\(name) is exclusive and leaves a rule unmanaged")
    }
    law(Set(bucket.changes.map(\.address)).count == bucket.changes.count, "\(name) has two changes of one pair")
    law(bucket.changes.allSatisfy { $0.live?.status != .closing }, "\(name): a closing rule is changed")
    let inTime = bucket.changes.filter { !bucket.waitingForSlot.contains($0.address) }
    law(inTime.map(\.kind) == inTime.map(\.kind).sorted(), "\(name): coverage shrinks before the end")
    for desired in bucket.desired.rules {
      guard let live = fleet.live[name]?.first(where: { $0.address == desired.rule.address && $0.status != .closing }),
        live.differences(from: desired.rule).isEmpty, !fleet.forceReplace.contains(live.address)
      else { continue }
      law(!bucket.changes.contains { $0.address == live.address }, "\(live.address) is equal and would be changed")
    }
    for change in bucket.changes {
      law(!change.reasons.isEmpty, "\(change.short) has no reason")
    }
  }

  /// Takes every step on a bucket in which deleted rules stay as long as they may.
  private mutating func slots(of bucket: BucketPlan) {
    var held = (fleet.live[bucket.desired.name] ?? []).map { (address: $0.address, isClosing: $0.status == .closing) }
    for change in bucket.changes {
      for step in bucket.steps(of: change) {
        switch step {
        case .delete:
          let index = held.firstIndex { $0.address == change.address && !$0.isClosing }
          law(index != nil, "\(change.short): there is nothing to delete")
          if let index { held[index].isClosing = true }
        case .waitUntilGone: held.removeAll { $0.address == change.address && $0.isClosing }
        case .waitForSlot:
          while held.count >= bucket.slots, let index = held.firstIndex(where: \.isClosing) { held.remove(at: index) }
        case .create:
          law(!held.contains { $0.address == change.address }, "\(change.short): the pair is not free")
          law(held.count < bucket.slots, "\(change.short): rule \(held.count + 1) of \(bucket.slots)")
          held.append((change.address, false))
        case .setRTC, .readBack: break
        }
      }
    }
  }

  /// Nothing out of scope is touched, and no bucket ends up with more than it may have without a word.
  private mutating func reach() {
    law(plan.changes.allSatisfy { fleet.scope.contains($0.address) }, "something out of scope would be changed")
    law(plan.observations.allSatisfy { fleet.scope.contains($0.address) }, "something out of scope is told")
    let before = counts(of: observed)
    let after = counts(of: simulate(plan, on: observed))
    for (bucket, count) in after {
      let grows = plan.changes.contains {
        $0.kind == .create && ($0.address.source == bucket || $0.address.destination == bucket)
      }
      let isTooMuch = grows && count.live > max(fleet.desired.limits.rulesPerBucket, before[bucket]?.all ?? 0)
      let isSaid = plan.blocks.contains {
        if case .tooManyRules(let rules) = $0 { rules.bucket == bucket } else { false }
      }
      law(isTooMuch == isSaid, "\(bucket) would have \(count.live) rules, and that is \(isSaid ? "" : "not ")said")
    }
  }

  /// How many rules leave and enter each bucket, as far as buckets are planned: live ones, and closing ones too.
  private func counts(of state: ObservedState) -> [BucketName: (live: Int, all: Int)] {
    var counts: [BucketName: (live: Int, all: Int)] = [:]
    for bucket in plan.buckets {
      guard case .known(let rules)? = state.buckets[bucket.desired.name] else { continue }
      for name in rules.live.keys.flatMap({ [$0.source, $0.destination] }) {
        let count = counts[name] ?? (0, 0)
        counts[name] = (count.live + 1, count.all + 1)
      }
      for name in rules.closing.flatMap({ [$0.address.source, $0.address.destination] }) {
        let count = counts[name] ?? (0, 0)
        counts[name] = (count.live, count.all + 1)
      }
    }
    return counts
  }

  /// The order of the input never matters.
  private mutating func order() throws {
    let other = try fleet.shuffled(&random).plan()
    law(other.changes == plan.changes, "another order gives other changes")
    law(other.observations == plan.observations, "another order gives other observations")
    law(other.blocks == plan.blocks, "another order gives other blocks")
    law(other.warnings == plan.warnings, "another order gives other warnings")
    law(other.leftOut == plan.leftOut, "another order leaves out something else")
    law(other.checksum == plan.checksum, "another order gives another checksum")
  }

  /// Drift that gives no action keeps the checksum.
  private mutating func drift() throws {
    var drifted = fleet
    for name in drifted.live.keys.sorted() {
      for index in (drifted.live[name] ?? []).indices {
        drifted.live[name]?[index].id = ExactString("drifted-\(index)")
        drifted.live[name]?[index].settings.historicalObjectReplication = .modelled(.enabled)
      }
      // A rule that nobody listed is no business of a bucket that is not exclusive.
      if fleet.desired.buckets.first(where: { $0.name == name })?.mode != .exclusive {
        drifted.live[name]?.append(Example.live(Example.rule(RuleAddress(source: name, destination: "foreign"))))
      }
      if !fleet.scope.contains(RuleAddress(source: name, destination: "w")) {
        drifted.live[name]?.append(Example.live(Example.rule(RuleAddress(source: name, destination: "w"))))
      }
    }
    law(try drifted.plan().checksum == plan.checksum, "drift without an action voids an approval")
  }

  /// A new action in scope changes the checksum, and nothing out of scope does.
  private mutating func newAction() throws {
    var extended = fleet
    guard let index = extended.desired.buckets.firstIndex(where: { $0.mode != .observe && fleet.live[$0.name] != nil })
    else { return }
    let address = RuleAddress(source: extended.desired.buckets[index].name, destination: "new")
    extended.desired.buckets[index].rules.append(Example.desired(address))
    let changed = try extended.plan().checksum != plan.checksum
    law(changed == fleet.scope.contains(address), "a new action \(changed ? "out of" : "in") scope")
  }

  /// Whoever passes what the help says gets through, and everything that can't be allowed stays.
  private mutating func waysThrough() {
    guard !plan.blocks.isEmpty else { return }
    var allowed = fleet
    for block in plan.blocks {
      switch block {
      case .empty(let live, _): allowed.consents.empty = live
      case .delete(let deletes): allowed.consents.delete = deletes.planned
      case .replaces(let replaces): allowed.consents.replaces = replaces.planned
      case .replace(let held): allowed.consents.replace.insert(held.address)
      case .unmodelled(let rule, _): allowed.consents.unmodelled.insert(rule.address)
      case .protected, .locationDiffers, .infeasible, .tooManyRules, .notReplaceable, .recorded: break
      }
      law(!block.diagnostics.isEmpty, "a block says nothing")
    }
    let rest = allowed.plan(on: observed)
    let isOpenable: (Block) -> Bool = { [.empty, .delete, .replace, .unmodelled].contains($0.rail) }
    law(rest.changes == plan.changes, "a consent changes what is done")
    law(rest.blocks == plan.blocks.filter { !isOpenable($0) }, "consents leave \(rest.blocks.map(\.rail.rawValue))")
  }
}

extension Change {
  fileprivate var short: String { "\(kind.rawValue) \(address)" }
}
