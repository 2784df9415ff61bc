internal import XMLDocument

extension Emulator {
  /// `PUT /` makes a bucket in the region that the request is for, by default cn-hangzhou. To make one's own bucket again
  /// in the same region is a success that changes nothing.
  mutating func putBucket(_ call: Call) throws(Refusal) -> Success {
    let region = call.region ?? "cn-hangzhou"
    guard RegionTable.contains(region) else { throw .invalidLocationConstraint }
    let account = call.caller.account
    try checkOwnPolicies(call, resource: "acs:oss:oss-\(region):\(account):\(call.bucket)")
    let storageClass =
      call.body.isEmpty
      ? nil : try call.document(root: "CreateBucketConfiguration").content("StorageClass")
    if let existing = store[call.bucket] {
      guard existing.owner == account, existing.region == region else { throw .bucketAlreadyExists }
      return Success()
    }
    var bucket = StoredBucket(name: call.bucket, region: region, owner: account, createdAt: call.now)
    if let storageClass { bucket.storageClass = storageClass }
    store[call.bucket] = bucket
    return Success(headers: [(name: "Location", value: "/\(call.bucket)")])
  }
}
