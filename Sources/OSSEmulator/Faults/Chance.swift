/// Numbers by chance that are the same in every run with the same seed, whatever other faults draw.
struct Chance: RandomNumberGenerator {
  private var state: UInt64

  /// The numbers of one request that a fault has matched, counted from 1.
  init(seed: UInt64, fault: String, match: Int) {
    // FNV-1a over the name.
    let name = fault.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0100_0000_01B3 }
    var mixer = Chance(state: seed ^ name)
    state = mixer.next() &+ UInt64(truncatingIfNeeded: match) &* Self.step
  }

  private init(state: UInt64) {
    self.state = state
  }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= Self.step
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// A number from 0 up to but not including 1.
  mutating func fraction() -> Double { Double(next() >> 11) / Double(1 << 53 as UInt64) }
}
