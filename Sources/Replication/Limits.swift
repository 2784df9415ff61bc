/// How much one run may take away without being told so.
package struct Limits: Hashable, Sendable {
  /// One of the limits, under its key in the configuration.
  package enum Name: String, CaseIterable, Sendable {
    case deleteMax = "limits.delete.max"
    case deletePercent = "limits.delete.percent"
    case deleteFloor = "limits.delete.floor"
    case replaceMax = "limits.replace.max"
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
  /// How many rules OSS allows a bucket, those that leave it and those that arrive counted together; 1 or more
  /// (`TooManyOutgoingReplication`, `TooManyIncomingReplication`).
  package var rulesPerBucket = 100
  /// Who set each limit and where; a limit that nobody set is not in it.
  package private(set) var sources: [Name: LimitSource] = [:]

  package init() {}

  package subscript(name: Name) -> Int {
    get { self[keyPath: name.keyPath] }
    set { self[keyPath: name.keyPath] = newValue }
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
  /// A number and its place.
  package struct Value: Hashable, Sendable {
    package let value: Int
    package let origin: Origin

    package init(value: Int, origin: Origin) {
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
      case (let written?, let limit?) where written.value < limit.value: set(name, to: written, by: .configuration)
      case (_, let limit?): set(name, to: limit, by: .operator)
      case (let written?, nil): set(name, to: written, by: .configuration)
      case (nil, nil): break
      }
    }
  }
}

extension Limits.Name {
  fileprivate var keyPath: WritableKeyPath<Limits, Int> {
    switch self {
    case .deleteMax: \.deleteMax
    case .deletePercent: \.deletePercent
    case .deleteFloor: \.deleteFloor
    case .replaceMax: \.replaceMax
    case .rulesPerBucket: \.rulesPerBucket
    }
  }
}
