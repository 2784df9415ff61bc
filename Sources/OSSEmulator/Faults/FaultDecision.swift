/// What befalls one request.
struct FaultDecision: Sendable {
  /// The faults that change its course, in their order.
  private(set) var faults: [String] = []
  private(set) var delayBeforeEffect = Duration.zero
  private(set) var delayBeforeAnswer = Duration.zero
  private(set) var skew = Duration.zero
  private(set) var ending: FaultEnding?
  /// The numbers that the ending may draw from.
  private(set) var chance = Chance(seed: 0, fault: "", match: 0)
  /// What comes if the request is a write that succeeds.
  private(set) var aftermaths: [(fault: String, aftermath: FaultAftermath)] = []

  /// Takes up a fault that is in turn, and returns whether it has come to pass already. An ending is passed over when
  /// there is one; an aftermath has to wait for the request's success.
  mutating func take(_ fault: Fault, _ chance: inout Chance) -> Bool {
    switch fault.action {
    case .latency(let latency):
      let delay = latency.duration + latency.jitter * chance.fraction()
      switch latency.point {
      case .beforeAnswer: delayBeforeAnswer += delay
      case .beforeEffect: delayBeforeEffect += delay
      }
    case .clockSkew(let shift):
      skew += shift
    case .ending(let ending):
      guard self.ending == nil else { return false }
      self.ending = ending
      self.chance = chance
    case .aftermath(let aftermath):
      aftermaths.append((fault.id, aftermath))
      return false
    }
    faults.append(fault.id)
    return true
  }

  /// Notes a fault that came to pass later.
  mutating func note(_ fault: String) {
    if !faults.contains(fault) { faults.append(fault) }
  }
}
