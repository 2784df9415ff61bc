internal import Planning

/// How text is coloured.
package enum TextStyle: Hashable, Sendable {
  case plain
  case coloured

  func painted(_ text: String, as kind: Change.Kind) -> String { painted(text, TextTone(kind)) }

  func painted(_ text: String, _ tone: TextTone) -> String {
    guard self == .coloured, let code = tone.code, !text.isEmpty else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}

/// What a piece of text says by its colour.
enum TextTone {
  case plain
  case create, replace, setRTC, delete
  /// What has to be read before anything is applied.
  case warning
  /// What stops a run, or what is not known.
  case alarm

  init(_ kind: Change.Kind) {
    switch kind {
    case .create: self = .create
    case .replace: self = .replace
    case .setRTC: self = .setRTC
    case .delete: self = .delete
    }
  }

  /// The ANSI code for it.
  fileprivate var code: String? {
    switch self {
    case .plain: nil
    case .create: "32"
    case .replace: "35"
    case .setRTC: "33"
    case .delete: "31"
    case .warning: "1;33"
    case .alarm: "1;31"
    }
  }
}
