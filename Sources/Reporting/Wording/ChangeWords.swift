internal import Planning
internal import TerminalText

// How kinds of changes are named, marked and coloured.

extension Change.Kind {
  /// The order in which kinds are shown.
  static let shown: [Change.Kind] = [.create, .replace, .setRTC, .delete]

  /// Whether changes of this kind end with a rule being put.
  var putsRule: Bool { self == .create || self == .replace }

  /// What is to be done.
  var infinitive: String { self == .setRTC ? "set RTC" : rawValue }

  /// What was done.
  var participle: String {
    switch self {
    case .create: "created"
    case .replace: "replaced"
    case .setRTC: "RTC set"
    case .delete: "deleted"
    }
  }

  /// The mark before a change of this kind, as wide as the widest.
  var mark: String {
    switch self {
    case .create: "  +"
    case .replace: "-/+"
    case .setRTC: "  ~"
    case .delete: "  -"
    }
  }

  var tone: TextTone {
    switch self {
    case .create: .addition
    case .replace: .replacement
    case .setRTC: .change
    case .delete: .removal
    }
  }
}
