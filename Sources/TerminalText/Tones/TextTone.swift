/// What a piece of text says by its colour.
package enum TextTone: Hashable, Sendable {
  case plain
  /// Something that is made, put in the place of something else, changed where it is, or taken away.
  case addition, replacement, change, removal
  /// What only informs.
  case information
  /// What has to be read before anything is done.
  case warning
  /// What stops a run, or what is not known.
  case alarm
  /// What stands out from the text around it.
  case emphasis
  /// Line numbers, bars and arrows.
  case frame

  /// The parameters of the ANSI sequence that begins it; nil for none.
  var code: String? {
    switch self {
    case .plain: nil
    case .addition: "32"
    case .replacement: "35"
    case .change: "33"
    case .removal: "31"
    case .information: "1;36"
    case .warning: "1;33"
    case .alarm: "1;31"
    case .emphasis: "1"
    case .frame: "1;34"
    }
  }
}
