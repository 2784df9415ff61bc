/// A piece of the user's text as a message quotes it: between backticks, and shortened so that a message stays a line.
package struct QuotedText: CustomStringConvertible, Sendable {
  /// How many characters of the text are shown at most.
  package static let maximumLength = 60

  package let description: String

  package init(_ text: String) {
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: Self.maximumLength, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else {
      description = "`\(text)`"
      return
    }
    description = "`\(String(scalars[..<end]))…`"
  }
}
