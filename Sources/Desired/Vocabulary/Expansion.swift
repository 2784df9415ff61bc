internal import Diagnostics

/// What a group is repeated for.
struct WrittenEach: Sendable {
  /// One bucket's part in it.
  struct Item: Sendable {
    let text: String
    /// The text beside it in a map.
    let value: Located<String>?
    let span: SourceSpan
  }

  /// The name under which texts use the item.
  let key: String
  let keySpan: SourceSpan
  /// Each text once, in the order of the file.
  let items: [Item]
}

/// One bucket of a group: the item that it is made for.
final class Expansion: Sendable {
  /// The group's name.
  let group: String
  let each: WrittenEach
  let item: WrittenEach.Item
  /// The place of the item among the group's, from 0.
  let number: Int

  init(group: String, each: WrittenEach, item: WrittenEach.Item, number: Int) {
    self.group = group
    self.each = each
    self.item = item
    self.number = number
  }
}
