internal import Planning
package import Replication

/// The rails that were in force, and where each came from.
package struct SafeguardsDocument: Codable, Hashable, Sendable {
  /// A limit.
  package struct Limit: Codable, Hashable, Sendable {
    /// A number, or a share such as `10%`.
    package let value: LimitAmount
    /// `default`, `configuration` or `operator`.
    package let source: String
    /// The place that set it; absent for a default.
    package let origin: OriginDocument?
  }

  /// Rules that no run may take away.
  package struct Protected: Codable, Hashable, Sendable {
    /// A pattern over addresses.
    package let match: String
    /// `delete`, `replace` or both.
    package let from: [String]
    /// `configuration` or `operator`.
    package let source: String
    package let origin: OriginDocument
  }

  /// An account that the operator settles.
  package struct Settled: Codable, Hashable, Sendable {
    package let name: String
    /// `auth`, `assume_role`, `uid`.
    package let keys: [String]
    package let origin: OriginDocument
  }

  /// Every limit, by its key in the configuration. A plan that was saved before there was one does not hold it.
  package private(set) var limits: [String: Limit]
  /// Those of the configuration in the order of the file, then the operator's.
  package let protect: [Protected]
  /// In the order of the operator's file; absent where there are none.
  package let accounts: [Settled]?
}

extension SafeguardsDocument {
  init(_ safeguards: Safeguards) {
    var limits: [String: Limit] = [:]
    for name in Limits.Name.allCases {
      let source = safeguards.limits.sources[name]
      limits[name.rawValue] = Limit(
        value: safeguards.limits[name], source: (source?.authority ?? .default).rawValue,
        origin: source.map { OriginDocument($0.origin) })
    }
    self.limits = limits
    protect = safeguards.protections.map { protection in
      Protected(
        match: protection.match.description,
        from: Protection.Threat.allCases.filter(protection.threats.contains).map(\.rawValue),
        source: protection.authority.rawValue, origin: OriginDocument(protection.origin))
    }
    accounts =
      safeguards.accounts.isEmpty
      ? nil
      : safeguards.accounts.map { Settled(name: $0.name, keys: $0.keys, origin: OriginDocument($0.origin)) }
  }

  /// The same with the limits that the first plans did not have, as their defaults.
  var completed: SafeguardsDocument {
    var document = self
    let name = Limits.Name.replaceMaxUnavailable
    document.limits[name.rawValue] =
      limits[name.rawValue] ?? Limit(value: Limits()[name], source: RailAuthority.default.rawValue, origin: nil)
    return document
  }

  /// The rails again.
  func safeguards() throws(DocumentFlaw) -> Safeguards {
    let limits = completed.limits
    var safeguards = Safeguards()
    for name in Limits.Name.allCases {
      let path = "rails.\(name.rawValue)"
      guard let limit = limits[name.rawValue] else { throw DocumentFlaw(at: path, "is missing") }
      guard limit.value.isPossible(for: name) else { throw DocumentFlaw(at: "\(path).value", "can't be the limit") }
      let authority = try Self.authority(limit.source, path)
      if authority == .default, limit.origin == nil {
        // Another version may have another default.
        safeguards.limits[name] = limit.value
      } else if authority != .default, let origin = limit.origin {
        safeguards.limits.set(
          name, to: WrittenLimits.Value(value: limit.value, origin: origin.origin), by: authority)
      } else {
        throw DocumentFlaw(at: "\(path).origin", "does not fit its source")
      }
    }
    for (index, protection) in protect.enumerated() {
      safeguards.protections.append(try protection.protection("rails.protect[\(index)]"))
    }
    safeguards.accounts = (accounts ?? []).map {
      SettledAccount(name: $0.name, keys: $0.keys, origin: $0.origin.origin)
    }
    return safeguards
  }

  fileprivate static func authority(_ word: String, _ path: String) throws(DocumentFlaw) -> RailAuthority {
    guard let authority = RailAuthority(rawValue: word) else {
      throw DocumentFlaw(at: "\(path).source", "is not a source that this version knows")
    }
    return authority
  }
}

extension SafeguardsDocument.Protected {
  fileprivate func protection(_ path: String) throws(DocumentFlaw) -> Protection {
    guard let glob = AddressGlob(match) else {
      throw DocumentFlaw(at: "\(path).match", "is not a pattern over addresses")
    }
    let threats = from.compactMap { Protection.Threat(rawValue: $0) }
    guard threats.count == from.count, !threats.isEmpty else {
      throw DocumentFlaw(at: "\(path).from", "is not what this version protects from")
    }
    return Protection(
      match: glob, threats: Set(threats), origin: origin.origin,
      authority: try SafeguardsDocument.authority(source, path))
  }
}

extension LimitAmount {
  /// Whether a limit can be set to it.
  fileprivate func isPossible(for name: Limits.Name) -> Bool {
    switch self {
    case .number(let number): number >= (name.takesShare ? 1 : 0)
    case .percent: name.takesShare
    }
  }
}
