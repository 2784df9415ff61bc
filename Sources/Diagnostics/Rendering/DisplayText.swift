/// Text from a user's file or from a service as a terminal may see it.
///
/// Control characters could move the cursor or recolour the screen, formatting characters could show a text in another
/// order than it has, and what can't be seen could make two texts look alike: all are written as escapes such as `\u{1B}`.
package struct DisplayText: Sendable {
  /// Whether everything outside ASCII is written as an escape too.
  package let isASCIIOnly: Bool

  package init(ascii: Bool) { isASCIIOnly = ascii }

  /// A text of one line, with line breaks and tabs escaped as well.
  package func line(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { $0 += cell($1).text }
  }

  /// What stands for something that was cut off.
  package var ellipsis: String { isASCIIOnly ? "..." : "…" }

  /// A text of several lines, whose ends stay.
  package func lines(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { $0 += $1 == "\n" ? "\n" : cell($1).text }
  }

  /// How a character is shown, and how many columns of a terminal that takes.
  package func cell(_ scalar: Unicode.Scalar) -> (text: String, width: Int) {
    if scalar == "…" { return (ellipsis, isASCIIOnly ? 3 : 1) }
    if scalar.isASCII {
      guard scalar.value < 0x20 || scalar.value == 0x7F else { return (String(scalar), 1) }
      return escape(scalar)
    }
    guard !isASCIIOnly, VisibleCharacters.contains(scalar) else { return escape(scalar) }
    return (String(scalar), Self.width(of: scalar))
  }

  /// How a character of a source line is shown: as anywhere, but a tab as blanks.
  func sourceCell(_ scalar: Unicode.Scalar) -> (text: String, width: Int) {
    scalar == "\t" ? ("    ", 4) : cell(scalar)
  }

  private func escape(_ scalar: Unicode.Scalar) -> (text: String, width: Int) {
    let text =
      switch scalar {
      case "\n": "\\n"
      case "\r": "\\r"
      case "\t": "\\t"
      default: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      }
    return (text, text.utf8.count)
  }

  /// The columns that a visible character takes: none for what combines with the character before it, two for wide ones.
  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    if joiningJamo.contains(scalar.value) { return 0 }
    // Two regional indicators make one flag of two columns.
    if regionalIndicators.contains(scalar.value) { return 1 }
    if scalar.properties.isEmojiPresentation { return 2 }
    return wideRanges.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// The vowels and final consonants of old Korean syllables, which terminals draw into the character before.
  private static let joiningJamo: ClosedRange<UInt32> = 0xD7B0...0xD7FF

  private static let regionalIndicators: ClosedRange<UInt32> = 0x1F1E6...0x1F1FF

  /// What the Unicode property East Asian Width calls wide or fullwidth, besides characters that are shown as emoji.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4C6,
    0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x18D08, 0x1AFF0...0x1B2FB, 0x1F200...0x1F265, 0x20000...0x3FFFD,
  ]
}
