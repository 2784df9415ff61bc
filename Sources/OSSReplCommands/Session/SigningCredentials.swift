internal import Diagnostics
internal import OSSClient
internal import OSSSignature

/// The credentials of the environment.
///
/// - Throws: `Outcome.access` when there are none, or what can't be credentials, which is reported.
func signingCredentials(_ narrator: Narrator) throws -> SigningCredentials {
  let malformed = EnvironmentCredentials.malformedVariables(in: narrator.runtime.environment)
  guard malformed.isEmpty else {
    narrator.tell([malformedCredentials(malformed)])
    throw Outcome.access
  }
  do throws(EnvironmentCredentials.Missing) {
    return try EnvironmentCredentials.credentials(in: narrator.runtime.environment)
  } catch {
    narrator.tell([error.diagnostic])
    throw Outcome.access
  }
}

private func malformedCredentials(_ variables: [String]) -> Diagnostic {
  let names = variables.joined(separator: " and ")
  return Diagnostic(
    .credentialsMalformed,
    "\(names) \(variables.count == 1 ? "holds" : "hold") white space or another character that no credential has",
    notes: ["credentials are printable ASCII without blanks; nothing was contacted"],
    help: ["export the value anew, without a line end or a blank behind it"])
}

extension EnvironmentCredentials.Missing {
  fileprivate var diagnostic: Diagnostic {
    let names = variables.joined(separator: " and ")
    return Diagnostic(
      .credentialsMissing, "there are no credentials: \(names) \(variables.count == 1 ? "is" : "are") not set",
      notes: ["nothing was contacted"],
      help: [
        "export \(EnvironmentCredentials.accessKeyIDVariable) and \(EnvironmentCredentials.accessKeySecretVariable), "
          + "and for temporary credentials \(EnvironmentCredentials.sessionTokenVariable)"
      ])
  }
}
