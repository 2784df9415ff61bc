/// Which characters mean something to a forge that shows Markdown.
enum MarkdownCharacters {
  /// Whether it may stand before a word.
  static func opens(_ scalar: Unicode.Scalar) -> Bool { scalar == "(" || scalar == "\"" }

  /// Whether it may stand behind a word.
  static func closes(_ scalar: Unicode.Scalar) -> Bool { ".,;:?!)\"".unicodeScalars.contains(scalar) }

  /// Whether a word without what opens and closes it is read as nothing but a word.
  static func isPlain(_ word: some Collection<Unicode.Scalar>) -> Bool {
    guard let first = word.first else { return true }
    if word.count == 1, first == "=" || first == "~" { return true }
    guard first != "-", !isMark(first), word.allSatisfy(isPlain) else { return false }
    return !looksLikeCommit(word) && !looksLikeIssue(word)
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    guard !scalar.isASCII else { return isLetterOrDigit(scalar) || scalar == "-" || scalar == "'" }
    return !scalar.properties.isWhitespace && !looksLikeASCII(scalar)
  }

  /// Enough hexadecimal digits become a link to a commit.
  private static func looksLikeCommit(_ word: some Collection<Unicode.Scalar>) -> Bool {
    word.count >= 7 && word.allSatisfy(\.properties.isASCIIHexDigit) && word.contains { ("0"..."9").contains($0) }
  }

  /// `GH-1` becomes a link to an issue.
  private static func looksLikeIssue(_ word: some Collection<Unicode.Scalar>) -> Bool {
    word.prefix(3).map(\.properties.lowercaseMapping) == ["g", "h", "-"]
  }

  /// A character within HTML, as an entity unless it means nothing to anybody there.
  static func entity(_ scalar: Unicode.Scalar) -> String {
    let isPlain = isLetterOrDigit(scalar) || " -./:=+".unicodeScalars.contains(scalar)
    return isPlain || (!scalar.isASCII && !isMark(scalar)) ? String(scalar) : "&#\(scalar.value);"
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: false
    }
  }

  /// Whether it is drawn over what stands before it.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: true
    default: false
    }
  }

  /// The full-width doubles of ASCII, which some programs read as ASCII.
  private static func looksLikeASCII(_ scalar: Unicode.Scalar) -> Bool {
    (0xFF01...0xFF5E).contains(scalar.value)
  }
}
