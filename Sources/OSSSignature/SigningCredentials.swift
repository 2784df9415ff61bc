/// What a request is signed with. No description or mirror of it shows the secret or the token.
package struct SigningCredentials: Equatable, Sendable {
  package let accessKeyID: String
  package let accessKeySecret: AccessKeySecret
  /// The token of temporary credentials; nil for a long-lived access key.
  package let securityToken: String?

  package init(accessKeyID: String, accessKeySecret: AccessKeySecret, securityToken: String? = nil) {
    self.accessKeyID = accessKeyID
    self.accessKeySecret = accessKeySecret
    self.securityToken = securityToken
  }
}

extension SigningCredentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String {
    "access key \(accessKeyID)\(securityToken == nil ? "" : " with a security token")"
  }

  package var debugDescription: String { description }

  package var customMirror: Mirror {
    Mirror(self, children: ["accessKeyID": accessKeyID, "hasSecurityToken": securityToken != nil])
  }
}
