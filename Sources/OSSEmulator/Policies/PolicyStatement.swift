/// One statement of a policy: to whom what is allowed, or denied, and where.
struct PolicyStatement: Hashable, Sendable {
  enum Effect: String, CaseIterable, Sendable {
    case allow = "Allow"
    case deny = "Deny"
  }

  /// How the values of a condition are compared; the emulator knows those for texts.
  enum Operator: String, CaseIterable, Sendable {
    case stringEquals = "StringEquals"
    case stringNotEquals = "StringNotEquals"
    case stringEqualsIgnoreCase = "StringEqualsIgnoreCase"
    case stringLike = "StringLike"
    case stringNotLike = "StringNotLike"
  }

  struct Condition: Hashable, Sendable {
    let `operator`: Operator
    let key: String
    let values: [String]
  }

  let effect: Effect
  /// Patterns of actions such as `oss:GetBucket*`; their case does not matter.
  let actions: [String]
  /// Patterns of resources; nil in trust policies, which are about the role that has them.
  let resources: [String]?
  /// Patterns of principals; nil in the policies of a user or a role, which are about those.
  let principals: [String]?
  /// All of them have to be met.
  let conditions: [Condition]

  /// Whether the statement is about a request.
  func applies(to request: PolicyRequest) -> Bool {
    let action = request.action.lowercased()
    guard actions.contains(where: { Wildcard.matches($0.lowercased().utf8, action.utf8) }) else { return false }
    if let resources {
      guard resources.contains(where: { Wildcard.matches($0.utf8, request.resource.utf8) }) else { return false }
    }
    if let principals {
      let isNamed = principals.contains { pattern in
        request.principals.contains { Wildcard.matches(pattern.utf8, $0.utf8) }
      }
      guard isNamed else { return false }
    }
    return conditions.allSatisfy { $0.isMet(by: request.context[$0.key] ?? []) }
  }
}

extension PolicyStatement.Condition {
  /// A request without the key meets no condition but the negative ones.
  fileprivate func isMet(by actual: [String]) -> Bool {
    func any(_ matches: (String, String) -> Bool) -> Bool {
      values.contains { value in actual.contains { matches(value, $0) } }
    }
    return switch self.operator {
    case .stringEquals: any { $0 == $1 }
    case .stringNotEquals: !any { $0 == $1 }
    case .stringEqualsIgnoreCase: any { $0.lowercased() == $1.lowercased() }
    case .stringLike: any { Wildcard.matches($0.utf8, $1.utf8) }
    case .stringNotLike: !any { Wildcard.matches($0.utf8, $1.utf8) }
    }
  }
}

/// What policies are asked about.
struct PolicyRequest: Hashable, Sendable {
  /// For example `oss:GetBucketReplication`.
  let action: String
  /// For example `acs:oss:oss-cn-hangzhou:1000000000000001:bucket`.
  let resource: String
  /// Every name of who asks that a policy may use.
  let principals: [String]
  /// The values of condition keys.
  var context: [String: [String]] = [:]
}
