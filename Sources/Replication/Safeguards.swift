/// Rules that must keep being what they are, whatever happens to the lines that ask for them.
package struct Protection: Hashable, Sendable {
  /// What a rule can be protected from.
  package enum Threat: String, CaseIterable, Sendable {
    case delete
    case replace
  }

  /// The addresses that are protected.
  package var match: AddressGlob
  /// At least one.
  package var threats: Set<Threat>
  /// The place of the protection in the configuration.
  package var origin: Origin

  package init(match: AddressGlob, threats: Set<Threat>, origin: Origin) {
    self.match = match
    self.threats = threats
    self.origin = origin
  }
}

/// How much one run may take away without being told so.
package struct Limits: Hashable, Sendable {
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

  package init() {}
}

/// A source of credentials under a name, never the credentials themselves.
package struct Account: Hashable, Sendable {
  /// Where credentials come from.
  package enum Source: Hashable, Sendable {
    /// The environment variables of OSS's SDKs.
    case environment
  }

  package var name: String
  package var source: Source
  /// The number of the Alibaba Cloud account that the credentials must belong to, where it is pinned.
  package var uid: String?
  /// The place of the account in the configuration.
  package var origin: Origin

  package init(name: String, source: Source, uid: String? = nil, origin: Origin) {
    self.name = name
    self.source = source
    self.uid = uid
    self.origin = origin
  }
}
