package import Replication

/// A rule whose destination bucket is not there. OSS lets a bucket be deleted while rules copy to it, and goes on listing
/// them.
package struct OrphanDestination: Hashable, Sendable {
  package enum Finding: Hashable, Sendable {
    /// No account has a bucket of that name.
    case missing
    /// The bucket lies here, and at least one of the rules says otherwise.
    case elsewhere(Region)
  }

  package let address: RuleAddress
  /// The rule that is there; nil where there is none.
  package let live: LiveRule?
  /// The rule that shall be there; nil where there shall be none.
  package let desired: DesiredRule?
  package let finding: Finding

  /// The place in the configuration that names the bucket or its region; nil for a rule that it does not list.
  var origin: Origin? {
    guard let desired else { return nil }
    if case .elsewhere(let found) = finding, desired.rule.location != found { return desired.place(of: .location) }
    return desired.destinationOrigin
  }
}

/// A destination bucket of which it is not known whether it is there.
package struct UncheckedDestination: Hashable, Sendable {
  package let name: BucketName
  /// The region that rules give it; nil where the rule says none that could be asked.
  package let region: Region?
  /// Why it could not be read; nil where it could not even be asked for, because what the rule says of it is no bucket's
  /// name or no region.
  package let reason: UnknownReason?
  /// The rules that copy to it, sorted.
  package let addresses: [RuleAddress]
  /// The place in the configuration that names it first.
  package let origin: Origin
}
