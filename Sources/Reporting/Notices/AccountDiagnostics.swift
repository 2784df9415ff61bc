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

/// STS did not say whose the credentials of an account are, so OSS was asked.
///
/// - Parameter reason: why STS did not, as a sentence without a full stop.
package func ownerFromListDiagnostic(of account: Account, _ reason: String) -> Diagnostic {
  Diagnostic(
    .ownerFromList, severity: .warning,
    "STS did not say whose the credentials of account \(account.name) are: \(reason)", at: account.origin.span,
    notes: ["OSS's list of buckets was asked instead, which names their owner"],
    help: ["let this machine reach STS, set sts_region to one that it reaches, or grant oss:ListBuckets"])
}

/// Credentials that end before a run may have come to its end, and that this program can't renew.
///
/// - Parameters:
///   - account: the name of the account.
///   - origin: the way to the credentials.
///   - rest: how long they still live; not above zero where they have ended.
///   - needed: how long one change may take.
package func credentialsEndDiagnostic(
  of account: String, from origin: String, rest: Duration, needed: Duration
) -> Diagnostic {
  let minutes = max(rest, .zero).components.seconds / 60
  let when = rest > .zero ? "end in \(minutes) min" : "have ended"
  return Diagnostic(
    .credentialsEndSoon, severity: .warning,
    "the credentials of account \(account) \(when), and nothing here can renew them",
    notes: [
      "they come from \(origin); a change may wait up to \(needed.components.seconds / 60) min (--wait-timeout)",
      "what is not done when they end fails, and running again is safe",
    ],
    help: [
      "fetch fresh ones before the first write, or use a source that is renewed: OIDC, a role, or the ECS instance's"
    ])
}

/// Where the credentials of an account come from, as a line for who follows a run closely.
///
/// - Parameters:
///   - origin: the way to the credentials; it holds no secret.
///   - rest: how long they still live; nil where that is unknown or for ever.
package func credentialsLine(of account: String, from origin: String, rest: Duration?) -> String {
  let ending = rest.map { ", expires in \(max($0, .zero).components.seconds / 60) min" } ?? ""
  return "credentials of account \(account): \(origin)\(ending)"
}
