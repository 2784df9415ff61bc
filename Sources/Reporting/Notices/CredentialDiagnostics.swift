package import Diagnostics

/// Credentials that can't be any.
///
/// - Parameter variables: the variables of the environment that hold them.
package func malformedCredentialsDiagnostic(_ variables: [String]) -> Diagnostic {
  Diagnostic(
    .credentialsMalformed,
    "\(variables.joined(separator: " and ")) \(agreeing(variables.count, "holds", "hold")) "
      + "white space or another character that no credential has",
    notes: ["credentials are printable ASCII without blanks; nothing was contacted"],
    help: ["export the value anew, without a line end or a blank behind it"])
}

/// A key that is temporary by its name comes without its token.
///
/// - Parameters:
///   - key: the variable of the key's ID.
///   - token: the variable that the token belongs in.
package func missingTokenDiagnostic(key: String, token: String) -> Diagnostic {
  Diagnostic(
    .sessionTokenMissing, severity: .warning, "\(key) begins with STS., but \(token) is not set",
    notes: ["a key of that name is temporary, and OSS does not know it without its security token"],
    help: ["export \(token) with the token that came with the key"])
}

/// There are no credentials.
///
/// - Parameters:
///   - missing: the variables of the environment that are not set.
///   - wanted: the variables that lasting credentials take.
///   - token: the variable that temporary ones take beside.
package func missingCredentialsDiagnostic(_ missing: [String], wanted: [String], token: String) -> Diagnostic {
  Diagnostic(
    .credentialsMissing,
    "there are no credentials: \(missing.joined(separator: " and ")) \(agreeing(missing.count, "is", "are")) not set",
    notes: ["nothing was contacted"],
    help: ["export \(wanted.joined(separator: " and ")), and for temporary credentials \(token)"])
}
