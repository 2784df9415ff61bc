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
  /// The accounts that the operator settles, in the order of the operator's file.
  package var accounts: [SettledAccount]

  package init(protections: [Protection] = [], limits: Limits = Limits(), accounts: [SettledAccount] = []) {
    self.protections = protections
    self.limits = limits
    self.accounts = accounts
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
