/// What the configuration asks for, with the place of everything in it.
package struct DesiredState: Hashable, Sendable {
  /// The name under which saved plans recognise each other, where one is given.
  package var project: String?
  /// The buckets, sorted by name, each once.
  package var buckets: [DesiredBucket]
  /// What no run may do, in the order of the file.
  package var protections: [Protection]
  /// How much one run may take away.
  package var limits: Limits
  /// The accounts that the operator settles.
  package var settledAccounts: [SettledAccount]

  package init(
    project: String? = nil, buckets: [DesiredBucket], protections: [Protection] = [], limits: Limits = Limits(),
    settledAccounts: [SettledAccount] = []
  ) {
    self.project = project
    self.buckets = buckets
    self.protections = protections
    self.limits = limits
    self.settledAccounts = settledAccounts
  }
}

extension DesiredBucket {
  /// Whether the region comes from somewhere else than the bucket itself, such as `defaults`: what a bucket says of itself
  /// stands behind its name, in the same file.
  package var isRegionInherited: Bool { regionOrigin.file != origin.file || regionOrigin < origin }
}

extension DesiredState {
  /// The rails in force.
  package var safeguards: Safeguards {
    Safeguards(protections: protections, limits: limits, accounts: settledAccounts)
  }
}

/// What may be done to a bucket's rules that the configuration does not list.
package enum ManagementMode: String, CaseIterable, Sendable {
  /// The list is complete: other live rules are deleted.
  case exclusive
  /// Other live rules are left alone.
  case listed
  /// Nothing is ever written; differences are only observed.
  case observe
}

/// One source bucket of the configuration.
package struct DesiredBucket: Hashable, Sendable {
  // Its optional types are written out: `T?` would be nil before it is set, for which the compiler copies the whole value.
  package var name: BucketName
  package var region: Region
  package var mode: ManagementMode
  /// The rules, sorted by destination.
  package var rules: [DesiredRule]
  /// The pairs that shall have no rule, sorted by destination.
  package var tombstones: [Tombstone]
  /// The bucket's place in the configuration.
  package var origin: Origin
  /// The place that gave the region, which may be a default.
  package var regionOrigin: Origin
  /// Whose credentials sign requests for the bucket; nil where no account is named and none is called `default`: then the first
  /// source that is configured on the machine counts.
  package var account: Optional<Account>
  /// Where requests for the bucket go, unless the command line says otherwise.
  package var endpoint: EndpointChoice
  /// Whether the bucket's name travels in the path instead of the host.
  package var pathStyle: Bool

  package init(
    name: BucketName,
    region: Region,
    mode: ManagementMode,
    rules: [DesiredRule],
    tombstones: [Tombstone] = [],
    origin: Origin,
    regionOrigin: Origin,
    account: Account? = nil,
    endpoint: EndpointChoice = .official(.public),
    pathStyle: Bool = false
  ) {
    let rules = rules.count > 1 ? rules.sorted { $0.rule.address < $1.rule.address } : rules
    let tombstones = tombstones.count > 1 ? tombstones.sorted { $0.address < $1.address } : tombstones
    self.account = account
    self.endpoint = endpoint
    self.pathStyle = pathStyle
    self.name = name
    self.region = region
    self.mode = mode
    self.rules = rules
    self.tombstones = tombstones
    self.origin = origin
    self.regionOrigin = regionOrigin
  }
}

/// A rule that shall exist.
package struct DesiredRule: Hashable, Sendable {
  // Its optional types are written out: `T?` would be nil before it is set, for which the compiler copies the whole value.
  package var rule: ReplicationRule
  /// Free text for people, carried into plans.
  package var note: Optional<String>
  /// The rule's place in the configuration.
  package var origin: Origin
  /// The place that names the destination bucket.
  package var destinationOrigin: Origin
  /// The place that gave each field; a default's place for an inherited one.
  package var fieldOrigins: FieldOrigins
  /// The account that owns the destination bucket, where one is named.
  package var destinationAccount: Optional<Account>

  package init(
    rule: ReplicationRule, note: String? = nil, origin: Origin, destinationOrigin: Origin? = nil,
    fieldOrigins: FieldOrigins = FieldOrigins(), destinationAccount: Account? = nil
  ) {
    let destinationOrigin = destinationOrigin ?? origin
    self.rule = rule
    self.note = note
    self.origin = origin
    self.destinationOrigin = destinationOrigin
    self.fieldOrigins = fieldOrigins
    self.destinationAccount = destinationAccount
  }

  /// The place that gave a field, or the rule's own where none is known.
  package func place(of field: RuleField) -> Origin { fieldOrigins[field] ?? origin }
}

/// A pair that shall have no rule (`state: absent`): a delete that can be reviewed.
package struct Tombstone: Hashable, Sendable {
  package var address: RuleAddress
  package var note: String?
  package var origin: Origin

  package init(address: RuleAddress, note: String? = nil, origin: Origin) {
    self.address = address
    self.note = note
    self.origin = origin
  }
}
