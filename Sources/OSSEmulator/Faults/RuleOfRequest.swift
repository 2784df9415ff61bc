internal import XMLDocument

/// The rule that a request is about, as far as its body and the bucket's rules tell. It is looked at only where a fault or
/// a journal wants to know, for the body is read a second time.
struct RuleOfRequest {
  private(set) var id: String?
  private(set) var destination: String?

  /// The operations that write a rule.
  static let writesOfRules: Set<Operation> = [.putBucketReplication, .deleteBucketReplication, .putBucketRTC]

  init(_ operation: Operation?, body: [UInt8], bucket: StoredBucket?) {
    guard let operation, Self.writesOfRules.contains(operation) else { return }
    // A body that is no document is about no rule; that it is refused is not decided here.
    guard let root = try? XMLElement(parsing: body) else { return }
    switch operation {
    case .putBucketReplication:
      let rule = root.firstChild(named: "Rule")
      id = rule?.content("ID")
      destination = rule?.firstChild(named: "Destination")?.content("Bucket")
    default:
      id = root.content("ID")
      destination = bucket?.rules.last { $0.id == id }?.destinationBucket
    }
  }
}
