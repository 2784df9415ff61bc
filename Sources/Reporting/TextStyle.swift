internal import Planning

/// How text is coloured.
package enum TextStyle: Hashable, Sendable {
  case plain
  case coloured

  func painted(_ text: String, as kind: Change.Kind) -> String {
    guard self == .coloured else { return text }
    let colour =
      switch kind {
      case .create: "32"
      case .replace: "35"
      case .setRTC: "33"
      case .delete: "31"
      }
    return "\u{1B}[\(colour)m\(text)\u{1B}[0m"
  }
}
