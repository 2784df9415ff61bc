/// Who set a rail.
package enum RailAuthority: String, CaseIterable, Sendable {
  /// Nobody: it is what holds without a word.
  case `default`
  /// The configuration, whose author a change is reviewed of.
  case configuration
  /// The operator, in a file that no pull request reaches.
  case `operator`
}

/// What holds runs back: the rails in force, and where each came from.
package struct Safeguards: Hashable, Sendable {
  /// What no run may do: those of the configuration in the order of the file, then the operator's.
  package var protections: [Protection]
  /// How much one run may take away.
  package var limits: Limits

  package init(protections: [Protection] = [], limits: Limits = Limits()) {
    self.protections = protections
    self.limits = limits
  }

  /// The rails for a run that replaces so many rules.
  package func decided(forReplaces count: Int) -> Safeguards {
    Safeguards(protections: protections, limits: limits.decided(forReplaces: count))
  }
}

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
  /// The place of the protection.
  package var origin: Origin
  /// Who protects them.
  package var authority: RailAuthority

  package init(
    match: AddressGlob, threats: Set<Threat>, origin: Origin, authority: RailAuthority = .configuration
  ) {
    self.match = match
    self.threats = threats
    self.origin = origin
    self.authority = authority
  }
}

/// A source of credentials under a name, never the credentials themselves.
package struct Account: Hashable, Sendable {
  /// Where credentials come from.
  package enum Source: Hashable, Sendable {
    /// The environment variables of OSS's SDKs.
    case environment
  }

  /// The name of the account where the configuration names none.
  package static let defaultName = "default"

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
