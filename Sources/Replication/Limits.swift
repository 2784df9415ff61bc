/// How much one run may take away without consent.
package struct Limits: Hashable, Sendable {
  /// One of the limits, under its key in the configuration.
  package enum Name: String, CaseIterable, Sendable {
    case deleteMax = "limits.delete.max"
    case deletePercent = "limits.delete.percent"
    case deleteFloor = "limits.delete.floor"
    case replaceMax = "limits.replace.max"
    case replaceMaxUnavailable = "limits.replace.max_unavailable"
    case rulesPerBucket = "limits.rules_per_bucket"
  }

  /// More deletes than this need consent; 0 or more.
  package var deleteMax = 3
  /// Deletes of more than this share of the live managed rules need consent; in per cent, 0 to 100.
  package var deletePercent = 10
  /// The share counts only where there are at least so many live managed rules; 0 or more.
  package var deleteFloor = 10
  /// More replaces than this need consent; 0 or more.
  package var replaceMax = 2
  /// At most so many pairs are without a rule at a time, because the run replaces theirs; 1 or more, or a share of the run's
  /// replaces.
  package var replaceMaxUnavailable = LimitAmount.number(10)
  /// How many rules OSS allows a bucket, those that leave it and those that arrive counted together; 1 or more
  /// (`TooManyOutgoingReplication`, `TooManyIncomingReplication`).
  package var rulesPerBucket = 100
  /// Who set each limit and where; a limit that nobody set is not in it.
  package private(set) var sources: [Name: LimitSource] = [:]
  /// What the configuration sets `limits.replace.max_unavailable` to where the operator's is of the other kind: which of a
  /// number and a share is the stricter one is known only with the run at hand.
  private var undecided: WrittenLimits.Value?

  package init() {}

  /// A share is only for a limit that takes one; another keeps what it has.
  package subscript(name: Name) -> LimitAmount {
    get { name.number.map { .number(self[keyPath: $0]) } ?? replaceMaxUnavailable }
    set {
      switch (name.number, newValue) {
      case (let path?, .number(let number)): self[keyPath: path] = number
      case (nil, _): replaceMaxUnavailable = newValue
      case (_?, .percent): break
      }
    }
  }

  /// Sets a limit and keeps who did it.
  package mutating func set(_ name: Name, to written: WrittenLimits.Value, by authority: RailAuthority) {
    self[name] = written.value
    sources[name] = LimitSource(authority: authority, origin: written.origin)
  }
}

/// Who set a limit, and where.
package struct LimitSource: Hashable, Sendable {
  package let authority: RailAuthority
  package let origin: Origin

  package init(authority: RailAuthority, origin: Origin) {
    self.authority = authority
    self.origin = origin
  }
}

/// The limits that a file writes.
package struct WrittenLimits: Hashable, Sendable {
  /// An amount and its place.
  package struct Value: Hashable, Sendable {
    package let value: LimitAmount
    package let origin: Origin

    package init(value: LimitAmount, origin: Origin) {
      self.value = value
      self.origin = origin
    }
  }

  package var values: [Limits.Name: Value] = [:]

  package init() {}
}

extension Limits {
  /// Of each limit that both write the stricter one, which is the lower; one that neither writes keeps its default.
  ///
  /// A lower `floor` is stricter too: the share then counts already where there are fewer rules.
  package init(configuration: WrittenLimits, operator: WrittenLimits) {
    self.init()
    for name in Name.allCases {
      switch (configuration.values[name], `operator`.values[name]) {
      case (let written?, let limit?) where written.value.isStricter(than: limit.value):
        set(name, to: written, by: .configuration)
      case (let written, let limit?):
        set(name, to: limit, by: .operator)
        if let written, !written.value.isOfKind(of: limit.value) { undecided = written }
      case (let written?, nil): set(name, to: written, by: .configuration)
      case (nil, nil): break
      }
    }
  }
}

extension Limits {
  /// The limits for a run that replaces so many rules: between a number and a share, the one that is smaller then.
  package func decided(forReplaces count: Int) -> Limits {
    guard let undecided else { return self }
    var limits = self
    limits.undecided = nil
    if undecided.value.number(of: count) < replaceMaxUnavailable.number(of: count) {
      limits.set(.replaceMaxUnavailable, to: undecided, by: .configuration)
    }
    return limits
  }
}

extension Limits.Name {
  /// Whether it may be a share of the run at hand.
  package var takesShare: Bool { number == nil }

  /// Where the number is kept; nil for a limit that may be a share.
  fileprivate var number: WritableKeyPath<Limits, Int>? {
    switch self {
    case .deleteMax: \.deleteMax
    case .deletePercent: \.deletePercent
    case .deleteFloor: \.deleteFloor
    case .replaceMax: \.replaceMax
    case .replaceMaxUnavailable: nil
    case .rulesPerBucket: \.rulesPerBucket
    }
  }
}
