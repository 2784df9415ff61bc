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
    try Self.read("allow") { () throws(ConsentFlaw) in
      var consents: [Consent] = []
      for text in allow { consents.append(try Consent(text)) }
      return try Consents(consents)
    }
  }

  func forceReplace() throws(DocumentFlaw) -> Set<RuleAddress> {
    try Self.read("replace") { () throws(ConsentFlaw) in
      var addresses: Set<RuleAddress> = []
      for text in replace { addresses.insert(try RuleAddress(argument: text)) }
      return addresses
    }
  }

  private static func read<Value>(
    _ key: String, _ value: () throws(ConsentFlaw) -> Value
  ) throws(DocumentFlaw) -> Value {
    do throws(ConsentFlaw) {
      return try value()
    } catch {
      throw DocumentFlaw(at: "requested.\(key)", "holds something that the command line does not take")
    }
  }
}
