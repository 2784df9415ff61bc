/// What the operator settles on the command line and in the environment, and what no file of a configuration can change.
package struct OperatorSettings: Sendable {
  /// The folder in which every file of the configuration lies; nil for the one in which the root file is named.
  package var root: String?
  /// The texts of `${var:NAME}`.
  package var variables: OperatorVariables

  package init(root: String? = nil, variables: OperatorVariables = OperatorVariables()) {
    self.root = root
    self.variables = variables
  }
}
