/// The identity of a replication rule: OSS allows one rule for each pair of source and destination bucket
/// (error code `BucketReplicationAlreadyExist`, EC 0031-00000044).
package struct RuleAddress: Hashable, Comparable, Sendable {
  /// The bucket that owns the rule and whose objects are copied.
  package let source: BucketName
  /// The bucket that receives the copies.
  package let destination: BucketName

  package init(source: BucketName, destination: BucketName) {
    self.source = source
    self.destination = destination
  }

  package static func < (left: RuleAddress, right: RuleAddress) -> Bool {
    left.source == right.source ? left.destination < right.destination : left.source < right.source
  }
}

extension RuleAddress: CustomStringConvertible {
  /// `source:destination`, the form in which commands take an address; a bucket's name holds no colon.
  package var description: String { "\(source):\(destination)" }
}
