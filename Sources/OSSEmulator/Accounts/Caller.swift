/// Whose key a request was signed with.
struct Caller: Hashable, Sendable {
  enum Identity: Hashable, Sendable {
    /// The account itself.
    case root
    case user(name: String, id: String)
    case role(name: String, id: String, session: String)
  }

  let account: String
  let identity: Identity
  /// What it may do: what all of them allow. Without any, everything within its account.
  var policies: [PolicyDocument] = []

  /// The name of who calls, as GetCallerIdentity tells it.
  var arn: String {
    switch identity {
    case .root: "acs:ram::\(account):root"
    case .user(let name, _): "acs:ram::\(account):user/\(name)"
    case .role(let name, _, let session): "acs:ram::\(account):assumed-role/\(name)/\(session)"
    }
  }

  /// The ID of who calls.
  var principalID: String {
    switch identity {
    case .root: account
    case .user(_, let id): id
    case .role(_, let id, let session): "\(id):\(session)"
    }
  }

  /// Every name by which a trust policy may mean the caller.
  var namesInTrustPolicies: [String] {
    let account = "acs:ram::\(self.account):root"
    return switch identity {
    case .root: [account]
    case .user: [account, arn]
    case .role(let name, _, _): [account, arn, "acs:ram::\(self.account):role/\(name)"]
    }
  }

  /// Every name by which the policy of a bucket may mean the caller.
  var namesInBucketPolicies: [String] {
    switch identity {
    case .root: [account]
    case .user(_, let id): [account, id]
    case .role(let name, let id, let session): [account, id, "arn:sts::\(account):assumed-role/\(name)/\(session)"]
    }
  }

  /// What the caller's own policies say to a request.
  func decision(on request: PolicyRequest) -> PolicyDocument.Decision {
    let decisions = policies.map { $0.decision(on: request) }
    return decisions.contains(.denied) ? .denied : decisions.contains(.silent) ? .silent : .allowed
  }
}
