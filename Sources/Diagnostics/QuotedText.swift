internal import TerminalText

/// A piece of the user's text as a message quotes it: between backticks, and shortened so that a message stays readable.
///
/// What is long is cut in its middle, since long names mostly differ at an end: `first part…[940 more]…last part`.
package struct QuotedText: CustomStringConvertible, Sendable {
  /// How many columns of a terminal the text takes at most.
  package static let maximumWidth = 60
  /// What is shown of a longer one, before the cut and behind it.
  private static let (headWidth, tailWidth) = (28, 16)

  /// The text as it is shown, without backticks.
  package let text: String

  package init(_ text: String) {
    let scalars = text.unicodeScalars
    guard Self.index(in: scalars, behind: Self.maximumWidth) < scalars.endIndex else {
      self.text = text
      return
    }
    let head = Self.index(in: scalars, behind: Self.headWidth)
    var tail = scalars.endIndex
    var width = 0
    while tail > head {
      let before = scalars.index(before: tail)
      width += Self.width(of: scalars[before])
      guard width <= Self.tailWidth else { break }
      tail = before
    }
    self.text = String(scalars[..<head]) + "…[\(Self.amount(text[head..<tail])) more]…" + String(scalars[tail...])
  }

  package var description: String { "`\(text)`" }

  /// How much is left out, in characters; in kilobytes where it is so much that counting would take long.
  private static func amount(_ text: Substring) -> String {
    let bytes = text.utf8.count
    return bytes < 10_000 ? "\(text.unicodeScalars.count)" : "\(bytes / 1000) KB"
  }

  /// The index behind as many characters as fit into a width.
  private static func index(in scalars: String.UnicodeScalarView, behind width: Int) -> String.Index {
    var index = scalars.startIndex
    var rest = width
    while index < scalars.endIndex {
      rest -= self.width(of: scalars[index])
      guard rest >= 0 else { return index }
      index = scalars.index(after: index)
    }
    return index
  }

  /// The columns that a character takes in a message. A combining mark takes none, but a thousand of them are a text too.
  private static func width(of scalar: Unicode.Scalar) -> Int {
    scalar.isASCII && scalar.value >= 0x20 ? 1 : max(1, DisplayText(ascii: false).cell(scalar).width)
  }
}
