import Planning
import Replication
import TestSupport
import Testing

@Suite("What a change brings about, and the steps it takes")
struct EffectTests {
  private func only(_ bucket: DesiredBucket, _ live: [LiveRule]) throws -> (effects: [Effect], steps: [Step]) {
    let plan = diff(bucket: bucket, rules: try RuleList(live))
    let change = try #require(plan.changes.first)
    #expect(plan.changes.count == 1)
    return (plan.effects(of: change), plan.steps(of: change))
  }

  @Test func aPlainCreate() throws {
    let (effects, steps) = try only(Example.bucket(rules: [Example.desired()]), [])
    #expect(effects == [.historyNotCopied, .deletesNotPropagated])
    #expect(steps == [.create, .readBack])
  }

  @Test func aCreateWithEverythingThatCosts() throws {
    let desired = Example.desired {
      $0.historicalObjectReplication = .enabled
      $0.action = .all
      $0.rtc = .enabled
      $0.transferType = .accelerated
    }
    let (effects, _) = try only(Example.bucket(rules: [desired]), [])
    #expect(
      effects == [
        .historyCopied(again: false, isSameRegion: false), .deletesPropagate, .rtcBilled, .accelerationBilled,
      ])
  }

  @Test func trafficWithinARegionIsNotSaidToBeBilled() throws {
    let desired = Example.desired {
      $0.historicalObjectReplication = .enabled
      $0.location = "cn-hangzhou"
    }
    let (effects, _) = try only(Example.bucket(rules: [desired]), [])
    #expect(effects.first == .historyCopied(again: false, isSameRegion: true))
    #expect(effects.first?.words.contains("traffic") == false)
  }

  @Test func aCreateThatWaitsForItsPair() throws {
    let (effects, steps) = try only(Example.bucket(rules: [Example.desired()]), [Example.live(status: .closing)])
    #expect(effects.last == .waitsForClosing)
    #expect(steps == [.waitUntilGone, .create, .readBack])
  }

  @Test(arguments: [HistoricalObjectReplication.enabled, .disabled])
  func aReplaceSaysWhatBecomesOfTheGap(history: HistoricalObjectReplication) throws {
    let desired = Example.desired {
      $0.prefixes = PrefixSet(["a"])
      $0.historicalObjectReplication = history
    }
    let (effects, steps) = try only(Example.bucket(rules: [desired]), [Example.live()])
    let isCopied = history == .enabled
    #expect(
      effects == [
        .gap(isCopiedAfterwards: isCopied),
        isCopied ? .historyCopied(again: true, isSameRegion: false) : .historyNotCopied, .deletesNotPropagated,
      ])
    #expect(effects.contains(where: \.isLoss) != isCopied)
    #expect(steps == [.delete, .waitUntilGone, .create, .readBack])
  }

  @Test func deletesInTheGapAreLost() throws {
    let (effects, _) = try only(Example.bucket(rules: [Example.desired { $0.action = .all }]), [Example.live()])
    #expect(effects.contains(.deletesInGap))
  }

  @Test(arguments: [(RTC.disabled, Effect.rtcBilled), (.enabled, .rtcEnds)])
  func settingRTC(before: RTC, effect: Effect) throws {
    let desired = Example.desired { $0.rtc = before == .enabled ? .disabled : .enabled }
    let (effects, steps) = try only(
      Example.bucket(rules: [desired]), [Example.live { $0.settings.rtc = .modelled(before) }])
    #expect(effects == [effect])
    #expect(steps == [.setRTC, .readBack])
  }

  @Test func aDeleteLeavesCopiesAndMayStillDelete() throws {
    let (put, steps) = try only(Example.bucket(), [Example.live()])
    #expect(put == [.copiesStay])
    #expect(steps == [.delete, .readBack])
    for action in [LiveField.modelled(Action.all), .unmodelled] {
      let (effects, _) = try only(Example.bucket(), [Example.live { $0.settings.action = action }])
      #expect(effects == [.copiesStay, .deletesPropagateUntilGone])
    }
  }

  static let all: [Effect] = [
    .historyCopied(again: false, isSameRegion: false), .historyNotCopied, .deletesPropagate, .deletesNotPropagated,
    .gap(isCopiedAfterwards: true), .gap(isCopiedAfterwards: false), .deletesInGap, .rtcBilled, .rtcEnds,
    .accelerationBilled, .copiesStay, .deletesPropagateUntilGone, .waitsForClosing, .waitsForSlot(slots: 100),
    .mayBeFull("hub"),
  ]

  @Test func everyEffectHasANameAndWordsOfItsOwn() {
    #expect(Set(Self.all.map(\.name)).count == Self.all.count)
    #expect(Set(Self.all.map(\.words)).count == Self.all.count)
    for effect in Self.all {
      #expect(effect.name.allSatisfy { $0.isLowercase || $0 == "-" })
      #expect(!effect.subject.isEmpty)
      #expect(effect.words.last != ".")
    }
  }

  @Test func whatOSSDoesNotDocumentIsSaidToBeUndocumented() throws {
    #expect(Effect.historyCopied(again: true, isSameRegion: false).words.contains("does not document"))
    #expect(Effect.waitsForClosing.words.contains("OSS documents no time"))
  }
}
