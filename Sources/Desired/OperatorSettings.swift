package import Replication

/// What the operator grants a configuration beyond what its author may decide: it comes from the command line and the
/// environment, never from the files.
package struct OperatorSettings: Sendable {
  /// The endpoints outside OSS's own that a configuration may name, each exactly so.
  package var allowedEndpoints: Set<Endpoint>

  package init(allowedEndpoints: Set<Endpoint> = []) { self.allowedEndpoints = allowedEndpoints }
}
