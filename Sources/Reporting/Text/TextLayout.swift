/// How much a plan tells.
package enum Detail: String, CaseIterable, Sendable {
  /// How many changes of each kind, and on which pairs.
  case summary
  /// What each change is, where equal ones are told once.
  case changes
  /// Every pair by itself with its rule's ID, and every field.
  case full
}

/// How text is laid out for the stream it goes to.
package struct TextLayout: Hashable, Sendable {
  /// The narrowest width that texts are fitted to.
  package static let narrowest = 40

  /// How things are coloured.
  package var style: TextStyle
  /// The columns of a line; at least `narrowest`.
  package var width: Int
  /// Whether everything outside ASCII is written as an escape.
  package var isASCIIOnly: Bool
  /// How much is told.
  package var detail: Detail

  package init(
    style: TextStyle = .plain, width: Int = 80, isASCIIOnly: Bool = false, detail: Detail = .changes
  ) {
    self.style = style
    self.width = max(width, Self.narrowest)
    self.isASCIIOnly = isASCIIOnly
    self.detail = detail
  }
}
