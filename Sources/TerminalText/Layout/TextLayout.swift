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

  package init(style: TextStyle = .plain, width: Int = 80, isASCIIOnly: Bool = false) {
    self.style = style
    self.width = max(width, Self.narrowest)
    self.isASCIIOnly = isASCIIOnly
  }
}
