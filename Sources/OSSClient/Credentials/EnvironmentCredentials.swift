package import OSSSignature

/// Credentials from the environment variables that all of OSS's SDKs read.
package enum EnvironmentCredentials {
  /// A variable that has to be set and is not.
  package struct Missing: Error, Hashable {
    /// The names of the variables that are unset or empty.
    package let variables: [String]

    package init(variables: [String]) { self.variables = variables }
  }

  package static let accessKeyIDVariable = "OSS_ACCESS_KEY_ID"
  package static let accessKeySecretVariable = "OSS_ACCESS_KEY_SECRET"
  package static let sessionTokenVariable = "OSS_SESSION_TOKEN"

  /// The names of the variables that can't be what they shall be: a key, its secret and a token are printable ASCII without
  /// blanks. A line end at the end is what a careless `export` from a file leaves there.
  package static func malformedVariables(in environment: [String: String]) -> [String] {
    [accessKeyIDVariable, accessKeySecretVariable, sessionTokenVariable].filter { name in
      environment[name]?.utf8.contains { !(0x21...0x7E).contains($0) } == true
    }
  }

  /// Reads the credentials out of an environment. An empty variable counts as unset.
  ///
  /// - Throws: `Missing` when there is no access key.
  package static func credentials(in environment: [String: String]) throws(Missing) -> SigningCredentials {
    func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    let missing = [accessKeyIDVariable, accessKeySecretVariable].filter { value($0) == nil }
    guard let id = value(accessKeyIDVariable), let secret = value(accessKeySecretVariable) else {
      throw Missing(variables: missing)
    }
    return SigningCredentials(
      accessKeyID: id, accessKeySecret: AccessKeySecret(secret), securityToken: value(sessionTokenVariable))
  }
}
