/// How text is coloured.
package enum TextStyle: Hashable, Sendable {
  case plain
  case coloured

  package func painted(_ text: String, _ tone: TextTone) -> String {
    guard self == .coloured, let code = tone.code, !text.isEmpty else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
