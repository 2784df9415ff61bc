internal import TerminalText

extension Severity {
  /// The colour of the word that says how much a diagnostic weighs, and of the underline of its place.
  var tone: TextTone {
    switch self {
    case .error: .alarm
    case .warning: .warning
    case .information: .information
    }
  }
}
