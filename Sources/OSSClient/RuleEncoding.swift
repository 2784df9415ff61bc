package import Replication
internal import XMLDocument

extension ReplicationRule {
  /// Why the rule can't be sent, as one sentence without a full stop; nil when it can.
  package var encodingProblem: String? {
    do throws(XMLWritingError) {
      _ = try putBody(of: putElement)
      return nil
    } catch {
      return "\(error)"
    }
  }
}

/// The body of PutBucketReplication with a Rule element.
func putBody(of rule: XMLElement) throws(XMLWritingError) -> [UInt8] {
  try XMLElement("ReplicationConfiguration", children: [rule]).serialized()
}
