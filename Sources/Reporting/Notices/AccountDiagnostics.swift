package import Diagnostics
internal import Planning
package import Replication

/// Why it is not certain whose the credentials of an account are.
package func unreadOwnerDiagnostic(of account: Account, _ reason: UnknownReason) -> Diagnostic {
  let help =
    reason.kind == .access
    ? "grant oss:ListBuckets, by which the owner of the credentials is known; or take uid out, which checks nothing"
    : reason.help(namedIn: .commandLine)
  return Diagnostic(
    reason.code, "it can't be read whose the credentials of account \(account.name) are: \(reason.message)",
    at: account.origin.span, notes: reason.factNotes + ["nothing else was contacted, and nothing was changed"],
    help: [help])
}
