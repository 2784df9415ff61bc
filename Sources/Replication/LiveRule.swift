/// A rule as GetBucketReplication listed it.
///
/// Elements that OSS leaves out for their default are filled in, so equal rules are equal whatever was left out. What
/// can't be read into a field is kept as canonical XML, never dropped.
package struct LiveRule: Hashable, Sendable {
  /// The rule's identifier, assigned by OSS or by the client that made it.
  package var id: ExactString
  package var address: RuleAddress
  package var status: RuleStatus
  package var settings: LiveSettings
  /// Canonical XML of every part of the rule that is not modelled, sorted.
  package var unmodelled: [ExactString]
  /// The rule's whole element as OSS sent it in canonical form, from which it can be put back.
  package var canonicalXML: ExactString

  package init(
    id: ExactString, address: RuleAddress, status: RuleStatus, settings: LiveSettings, unmodelled: [ExactString] = [],
    canonicalXML: ExactString = ""
  ) {
    self.id = id
    self.address = address
    self.status = status
    self.settings = settings
    self.unmodelled = unmodelled
    self.canonicalXML = canonicalXML
  }
}
