import OSSSignature
import TestSupport
import Testing

@testable import Credentials

/// The decisions of renewal, in virtual time and without tasks.
@Suite("Renewal in virtual time")
struct RenewalStateTests {
  static func key(_ id: String, until expiration: Int64?) -> SessionCredentials {
    SessionCredentials(
      signing: SigningCredentials(accessKeyID: id, accessKeySecret: AccessKeySecret("s"), securityToken: "t"),
      expiration: expiration, origin: "test", isRenewable: true)
  }

  static let outage = CredentialsError.unreachable(CredentialsFault(.serviceFailure, step: "test", "STS is down"))

  @Test(
    arguments: [
      (900, 300), (1200, 300), (1800, 360), (3600, 720), (4500, 900), (43_200, 900), (600, 300), (500, 250), (20, 10),
      (0, 0),
    ] as [(Int64, Int64)])
  func aKeyIsRenewedAFifthOfItsLifeBeforeItsEnd(lifetime: Int64, lead: Int64) {
    #expect(RenewalPolicy.lead(lifetime: lifetime) == lead)
  }

  /// Requests at random times over half a day, renewals that take up to 15 seconds and fail in a share of the tries or through
  /// a whole outage: what must hold for each of them.
  @Test(arguments: 0..<60 as Range<UInt64>)
  func aRunOverHoursWithShortKeysNeverSignsWithADeadOne(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let lifetime = [900, 1200, 3600, 7200].randomElement(using: &random) ?? 900
    let failures = [0, 0, 30, 70].randomElement(using: &random) ?? 0
    var state = RenewalState()
    var renewalEnds: Int64?
    var now: Int64 = 0
    var started = 0
    var failedAt: Int64?
    while now < 43_200 {
      now += Int64.random(in: 0...20, using: &random)
      if let end = renewalEnds, end <= now {
        renewalEnds = nil
        if Int.random(in: 0..<100, using: &random) < failures {
          state.end(.failure(Self.outage), at: end)
          failedAt = end
        } else {
          state.end(.success(Self.key("key \(started)", until: end + Int64(lifetime))), at: end)
          failedAt = nil
        }
      }
      let (decision, starts) = state.ask(at: now)
      if starts {
        #expect(renewalEnds == nil, "a second renewal began")
        if let failedAt { #expect(now - failedAt >= 30, "tried again too soon") }
        started += 1
        renewalEnds = now + Int64.random(in: 0...15, using: &random)
      }
      switch decision {
      case .use(let credentials):
        #expect((credentials.expiration ?? 0) - now >= 60, "a key was used in its last minute")
      case .wait: #expect(state.isRenewing)
      case .fail:
        #expect(failedAt != nil)
        if let held = state.held?.credentials.expiration { #expect(held - now <= 60, "a key that lives was given up") }
      case .noOther: Issue.record("nobody refused a key")
      }
    }
    if failures == 0 {
      // A key of 15 minutes serves 10, and is not renewed with every request.
      let longest = Int64(lifetime) - RenewalPolicy.lead(lifetime: Int64(lifetime))
      #expect(started <= 43_200 / Int(longest) + 2)
      #expect(started >= 43_200 / (lifetime + 35))
    }
  }

  @Test func aLiveKeyIsUsedWhileItsRenewalIsUnderWay() {
    var state = RenewalState()
    #expect(state.ask(at: 0) == (.wait, true))
    #expect(state.ask(at: 0) == (.wait, false))
    let first = Self.key("a", until: 900)
    state.end(.success(first), at: 0)
    #expect(state.ask(at: 599) == (.use(first), false))
    #expect(state.ask(at: 600) == (.use(first), true))
    #expect(state.ask(at: 601) == (.use(first), false))
    #expect(state.ask(at: 841) == (.wait, false))
    state.end(.failure(Self.outage), at: 842)
    #expect(state.ask(at: 850) == (.fail(Self.outage), false))
    #expect(state.ask(at: 872) == (.wait, true))
  }

  @Test func aFailedRenewalIsTriedAgainAfterThirtySeconds() {
    var state = RenewalState()
    let first = Self.key("a", until: 3600)
    state.end(.success(first), at: 0)
    #expect(state.ask(at: 2880) == (.use(first), true))
    state.end(.failure(Self.outage), at: 2890)
    #expect(state.ask(at: 2919) == (.use(first), false))
    #expect(state.ask(at: 2920) == (.use(first), true))
  }

  @Test func aRefusedKeyIsRenewedOnceForAllItsRequests() {
    var state = RenewalState()
    state.end(.success(Self.key("a", until: 3600)), at: 0)
    #expect(state.refuse("a", at: 10) == (.wait, true))
    #expect(state.refuse("a", at: 10) == (.wait, false))
    #expect(state.ask(at: 11) == (.wait, false))
    let second = Self.key("b", until: 3600)
    state.end(.success(second), at: 12)
    #expect(state.refuse("a", at: 13) == (.use(second), false))
    #expect(state.ask(at: 13) == (.use(second), false))
  }

  @Test func aSourceWithOneKeyIsNotAskedForEachRefusal() {
    var state = RenewalState()
    let only = Self.key("a", until: nil)
    state.end(.success(only), at: 0)
    #expect(state.refuse("a", at: 10) == (.wait, true))
    state.end(.success(only), at: 10)
    #expect(state.refuse("a", at: 39) == (.noOther, false))
    #expect(state.ask(at: 39) == (.use(only), false))
    #expect(state.refuse("a", at: 40) == (.wait, true))
  }

  @Test func aRefusedKeyIsNotUsedWhenItsRenewalFails() {
    var state = RenewalState()
    state.end(.success(Self.key("a", until: 3600)), at: 0)
    #expect(state.refuse("a", at: 10) == (.wait, true))
    state.end(.failure(Self.outage), at: 11)
    #expect(state.ask(at: 12) == (.fail(Self.outage), false))
    #expect(state.refuse("a", at: 12) == (.fail(Self.outage), false))
    #expect(state.ask(at: 41) == (.wait, true))
  }
}
