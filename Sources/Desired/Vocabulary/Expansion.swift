internal import Diagnostics
internal import Replication

/// What a group is repeated for.
struct WrittenEach: Sendable {
  /// One bucket's part in it.
  struct Item: Sendable {
    let text: String
    /// The texts beside it in a map.
    let beside: Beside
    let span: SourceSpan

    /// A text beside the item by its name; nil where there is none.
    subscript(name: String) -> Located<String>? {
      switch beside {
      case .nothing: nil
      case .text(let text): name == WrittenEach.onlyText ? text : nil
      case .fields(let fields): fields[ExactString(name)]
      }
    }
  }

  /// What stands beside an item.
  enum Beside: Sendable {
    case nothing
    /// One text, which is used as `${KEY.value}`.
    case text(Located<String>)
    /// A text for each field, which is used as `${KEY.FIELD}`.
    case fields([ExactString: Located<String>])
  }

  /// The word for the only text beside an item.
  static let onlyText = "value"

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
