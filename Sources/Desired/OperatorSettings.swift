package import Replication

/// What the operator settles on the command line, in the environment and in files of their own, and what no file of a
/// configuration can change.
package struct OperatorSettings: Sendable {
  /// The endpoints outside OSS's own that a configuration may name, each exactly so.
  package var allowedEndpoints: Set<Endpoint>
  /// The rails that hold whatever the configuration says.
  package var rails: OperatorRails

  package init(allowedEndpoints: Set<Endpoint> = [], rails: OperatorRails = .none) {
    self.allowedEndpoints = allowedEndpoints
    self.rails = rails
  }
}
