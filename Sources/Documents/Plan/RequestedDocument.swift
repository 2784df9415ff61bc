internal import Planning
internal import Replication

/// What the operator asked for by name. It is shown, never acted on: whoever applies the plan says it again.
package struct RequestedDocument: Codable, Hashable, Sendable {
  /// Each `--allow`, as `KIND:WHAT`, sorted by kind.
  package let allow: [String]
  /// Each address of `--replace`, sorted.
  package let replace: [String]

  init(consents: Consents, forceReplace: Set<RuleAddress>) {
    allow = consents.all.map(\.description)
    replace = forceReplace.sorted().map(\.description)
  }

  func consents() throws(DocumentFlaw) -> Consents {
    var consents = Consents.none
    for text in allow {
      let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2 else { throw Self.flaw("allow") }
      switch parts[0] {
      case "delete": consents.delete = try Self.count(parts[1])
      case "empty": consents.empty = try Self.count(parts[1])
      case "replace": consents.replace.insert(try Self.address(parts[1], "allow"))
      case "unmodelled": consents.unmodelled.insert(try Self.address(parts[1], "allow"))
      case "unknown": consents.unknown.insert(BucketName(parts[1]))
      default: throw Self.flaw("allow")
      }
    }
    return consents
  }

  func forceReplace() throws(DocumentFlaw) -> Set<RuleAddress> {
    var addresses: Set<RuleAddress> = []
    for text in replace { addresses.insert(try Self.address(text, "replace")) }
    return addresses
  }

  private static func count(_ text: String) throws(DocumentFlaw) -> Int {
    guard let count = Int(text), count > 0 else { throw flaw("allow") }
    return count
  }

  private static func address(_ text: String, _ key: String) throws(DocumentFlaw) -> RuleAddress {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { throw flaw(key) }
    return RuleAddress(source: BucketName(parts[0]), destination: BucketName(parts[1]))
  }

  private static func flaw(_ key: String) -> DocumentFlaw {
    DocumentFlaw(at: "requested.\(key)", "holds something that the command line does not take")
  }
}
