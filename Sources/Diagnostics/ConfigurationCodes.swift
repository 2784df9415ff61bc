extension DiagnosticCode {
  /// Codes for what is wrong with the text of a configuration file.
  package static let configuration: [DiagnosticCode] = []
}
