/// Who may do what with a bucket.
extension Emulator {
  /// The bucket of a call, if it exists, lies in the call's region, and the caller may do with it what is asked for.
  func accessibleBucket(_ call: Call) throws(Refusal) -> StoredBucket {
    guard let bucket = store[call.bucket] else { throw .noSuchBucket(call.bucket) }
    if let region = call.region, region != bucket.region {
      throw .wrongEndpoint(bucket: bucket.name, region: bucket.region)
    }
    try checkAccess(to: bucket, call)
    return bucket
  }

  /// A denial by the caller's policies or the bucket's outweighs everything. Without one, the caller needs what its own
  /// policies allow; for a bucket of another account it needs what the bucket's policy allows as well, and for a bucket of
  /// its own account that policy is enough.
  private func checkAccess(to bucket: StoredBucket, _ call: Call) throws(Refusal) {
    let request = Self.policyRequest(
      call, resource: "acs:oss:oss-\(bucket.region):\(bucket.owner):\(bucket.name)")
    let own = call.caller.decision(on: request)
    let granted = bucket.policy?.decision(on: request) ?? .silent
    switch (own, granted) {
    case (.denied, .denied): throw .accessDenied(ec: "0003-00000203")
    case (.denied, _): throw .accessDenied(ec: "0003-00000201")
    case (_, .denied): throw .accessDenied(ec: "0003-00000101")
    case (.allowed, .allowed): return
    case (let own, let granted) where bucket.owner == call.caller.account:
      guard own == .allowed || granted == .allowed else { throw .accessDenied(ec: "0003-00000202") }
    default: throw .bucketOfAnotherAccount
    }
  }

  /// Whether the caller's own policies allow a call that is about no bucket yet.
  func checkOwnPolicies(_ call: Call, resource: String) throws(Refusal) {
    switch call.caller.decision(on: Self.policyRequest(call, resource: resource)) {
    case .allowed: return
    case .denied: throw .accessDenied(ec: "0003-00000201")
    case .silent: throw .accessDenied(ec: "0003-00000202")
    }
  }

  private static func policyRequest(_ call: Call, resource: String) -> PolicyRequest {
    PolicyRequest(
      action: "oss:\(call.operation.rawValue)", resource: resource, principals: call.caller.namesInBucketPolicies)
  }
}

extension Refusal {
  /// A policy denies the call, or none allows it; the EC says which.
  static func accessDenied(ec: String) -> Refusal {
    Refusal(403, "AccessDenied", "You have no right to access this object.", ec: ec)
  }
}
