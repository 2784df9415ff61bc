internal import HTTPTransport
internal import Replication

/// What any proof has to look like, told from the bytes alone, with nothing of the product's own reading.
enum Proof {
  static func mayBe(_ response: HTTPResponse, of rules: RuleList) -> Bool {
    guard !response.body.contains(0) else { return false }
    let text = String(decoding: response.body, as: UTF8.self)
    if rules == .none { return response.status == 404 && text.contains("NoSuchReplicationConfiguration") }
    let count = rules.live.count + rules.closing.count
    return response.status == 200 && text.contains("ReplicationConfiguration") && text.contains("Rule")
      && occurrences(of: "<ID", in: text) >= count && occurrences(of: "<Destination", in: text) >= count
  }

  private static func occurrences(of part: String, in text: String) -> Int { text.ranges(of: part).count }
}
