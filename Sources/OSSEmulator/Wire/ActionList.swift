/// The operations that a rule replicates, as the text of an Action element.
enum ActionList {
  /// The single operations, in the order in which a normalised list names them.
  private static let operations = ["PUT", "DELETE", "ABORT"]

  /// Lets a list pass whose members are all known; blanks around the commas are taken.
  static func checked(_ text: String) throws(Refusal) -> String {
    guard members(of: text).allSatisfy({ $0 == "ALL" || operations.contains($0) }) else { throw .invalidAction }
    return text
  }

  /// The same list in one order and without blanks; `ALL` for all of them.
  static func normalised(_ text: String) -> String {
    let members = members(of: text)
    guard !members.contains("ALL"), !operations.allSatisfy(members.contains) else { return "ALL" }
    return operations.filter(members.contains).joined(separator: ",")
  }

  private static func members(of text: String) -> [String] {
    text.split(separator: ",", omittingEmptySubsequences: false).map { member in
      let start = member.drop { $0 == " " }
      return String(start.prefix { $0 != " " })
    }
  }
}
