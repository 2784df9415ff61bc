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
