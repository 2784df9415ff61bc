internal import XMLDocument

/// Reads and checks the UserTaggings of a rule.
enum UserTaggingsReading {
  /// The most tags of a rule.
  static let maximumCount = 10

  /// The filter; nil when the element is absent or empty. FilterType is case-sensitive.
  static func userTaggings(of rule: XMLElement) throws(Refusal) -> StoredRule.UserTaggings? {
    guard let element = rule.firstChild(named: "UserTaggings"), !element.children.isEmpty else { return nil }
    guard let type = StoredRule.UserTaggings.FilterType(rawValue: element.content("FilterType") ?? "") else {
      throw .invalidUserTaggings("FilterType must be AND or OR")
    }
    let taggings = element.children(named: "UserTagging")
    guard !taggings.isEmpty else { throw .invalidUserTaggings("there is no UserTagging") }
    guard taggings.count <= maximumCount else { throw .invalidUserTaggings("there are more than \(maximumCount) tags") }
    var tags: [StoredRule.UserTaggings.Tag] = []
    for tagging in taggings {
      guard let key = tagging.firstChild(named: "Key")?.text, !key.isEmpty else {
        throw .invalidUserTaggings("a tag has no key")
      }
      tags.append(StoredRule.UserTaggings.Tag(key: key, value: tagging.firstChild(named: "Value")?.text ?? ""))
    }
    return StoredRule.UserTaggings(filterType: type, tags: tags)
  }
}
