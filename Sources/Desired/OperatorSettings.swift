package import Replication

/// What the operator settles on the command line, in the environment and in files of their own, and what no file of a
/// configuration can change.
package struct OperatorSettings: Sendable {
  /// The folder in which every file of the configuration lies; nil for the one in which the root file is named.
  package var root: String?
  /// The texts of `${var:NAME}`.
  package var variables: OperatorVariables
  /// How many bytes all files of the configuration may have together.
  package var maximumBytes: Int
  /// The endpoints outside OSS's own that a configuration may name, each exactly so.
  package var allowedEndpoints: Set<Endpoint>
  /// The rails that hold whatever the configuration says.
  package var rails: OperatorRails

  package static let defaultMaximumBytes = 32 * 1024 * 1024

  package init(
    root: String? = nil, variables: OperatorVariables = OperatorVariables(), maximumBytes: Int = defaultMaximumBytes,
    allowedEndpoints: Set<Endpoint> = [], rails: OperatorRails = .none
  ) {
    self.root = root
    self.variables = variables
    self.maximumBytes = maximumBytes
    self.allowedEndpoints = allowedEndpoints
    self.rails = rails
  }
}
