package import Diagnostics

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
