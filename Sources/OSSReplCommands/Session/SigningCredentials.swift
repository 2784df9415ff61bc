internal import Diagnostics
internal import OSSClient
internal import OSSSignature
internal import Reporting

/// The credentials of the environment.
///
/// - Throws: `Outcome.access` when there are none, or what can't be credentials, which is reported.
func signingCredentials(_ console: ConsoleReporter) throws -> SigningCredentials {
  let malformed = EnvironmentCredentials.malformedVariables(in: console.runtime.environment)
  guard malformed.isEmpty else {
    console.report([malformedCredentialsDiagnostic(malformed)])
    throw Outcome.access
  }
  do throws(EnvironmentCredentials.Missing) {
    let credentials = try EnvironmentCredentials.credentials(in: console.runtime.environment)
    if credentials.accessKeyID.hasPrefix("STS."), credentials.securityToken == nil {
      console.report([
        missingTokenDiagnostic(
          key: EnvironmentCredentials.accessKeyIDVariable, token: EnvironmentCredentials.sessionTokenVariable)
      ])
    }
    return credentials
  } catch {
    console.report([error.diagnostic])
    throw Outcome.access
  }
}

extension EnvironmentCredentials.Missing {
  fileprivate var diagnostic: Diagnostic {
    missingCredentialsDiagnostic(
      variables,
      wanted: [EnvironmentCredentials.accessKeyIDVariable, EnvironmentCredentials.accessKeySecretVariable],
      token: EnvironmentCredentials.sessionTokenVariable)
  }
}
