package import Replication

/// How long a rule may lag, as the operator says it.
package struct LagLimits: Hashable, Sendable {
  /// One limit for the rules that fit a pattern.
  package struct Exception: Hashable, Sendable {
    package let pattern: AddressGlob
    /// The longest lag, at least zero.
    package let longest: Duration

    package init(pattern: AddressGlob, longest: Duration) {
      self.pattern = pattern
      self.longest = longest
    }
  }

  /// The limit for all rules that fit no pattern; nil for none.
  package let general: Duration?
  /// The first that fits counts.
  package let exceptions: [Exception]
  /// Whether rules that are not effective yet, or have not copied all existing objects, count as beyond any limit.
  package let isStrict: Bool

  package init(general: Duration? = nil, exceptions: [Exception] = [], isStrict: Bool = false) {
    self.general = general
    self.exceptions = exceptions
    self.isStrict = isStrict
  }

  /// The longest lag of a rule; nil for any.
  package func longest(for address: RuleAddress) -> Duration? {
    exceptions.first { $0.pattern.matches(address) }?.longest ?? general
  }

  /// Why a rule is not as far as it has to be; nil where it is, or where no limit is set for it.
  func breach(of address: RuleAddress, phase: Phase, lag: Duration?, hasHistoryLeft: Bool) -> Breach? {
    guard let longest = longest(for: address) else { return nil }
    switch phase {
    case .missing: return .missing
    case .closing: return nil
    case .starting: return isStrict ? .unfinished : nil
    case .doing, .unmanaged, .other:
      if let lag, lag > longest { return .lagging }
      return isStrict && (hasHistoryLeft || lag == nil) ? .unfinished : nil
    }
  }
}
