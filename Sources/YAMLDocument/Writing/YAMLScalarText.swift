internal import Diagnostics

/// A text as it is written into a YAML document, so that every reader of YAML gets the same bytes back from it.
package struct YAMLScalarText: Sendable {
  private let text: String

  package init(_ text: String) { self.text = text }

  /// The text in double quotes, on one line whatever is in it.
  package var quoted: String {
    var written = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": written += "\\\""
      case "\\": written += "\\\\"
      default: written += YAMLEscape.text(of: scalar)
      }
    }
    return RunnerCommands.disarmed(within: written, numberSign: YAMLEscape.numberSign) + "\""
  }

  /// The text without quotes where nobody can take it for something else, otherwise in double quotes.
  package var plainOrQuoted: String { isSafelyPlain ? text : quoted }

  /// Whether the text begins with a letter, holds nothing but letters, digits and `-_./`, and is no word that a version of
  /// YAML reads as a boolean or as null. Numbers and dates never begin with a letter.
  private var isSafelyPlain: Bool {
    guard let first = text.utf8.first, Self.isLetter(first) else { return false }
    return text.utf8.allSatisfy { Self.isLetter($0) || "0123456789-_./".utf8.contains($0) }
      && !Self.reservedWords.contains(text.lowercased())
  }

  private static let reservedWords: Set = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"]

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }
}
