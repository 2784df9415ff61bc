/// A piece of terminal output with the role that decides its colour.
struct StyledText {
  /// What a piece of output is.
  enum Role: Equatable {
    case plain
    /// The word that says how much a diagnostic weighs, and the underline of its place.
    case severity(Severity)
    case message
    /// Line numbers, bars, arrows and second places.
    case frame
    /// The words `note` and `help`.
    case heading
  }

  let text: String
  let role: Role

  /// The text with the colours of its role (ANSI escape sequences).
  var colored: String {
    let code =
      switch role {
      case .plain: ""
      case .severity(.error): "1;31"
      case .severity(.warning): "1;33"
      case .severity(.information): "1;36"
      case .message, .heading: "1"
      case .frame: "1;34"
      }
    return code.isEmpty || text.isEmpty ? text : "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}

/// A line of output in pieces.
struct StyledLine {
  private var pieces: [StyledText] = []

  /// Adds a piece; one with the role of the piece before continues it.
  mutating func append(_ text: String, _ role: StyledText.Role = .plain) {
    guard !text.isEmpty else { return }
    if let last = pieces.last, last.role == role {
      pieces[pieces.count - 1] = StyledText(text: last.text + text, role: role)
    } else {
      pieces.append(StyledText(text: text, role: role))
    }
  }

  /// The line as text, without blanks at its end.
  func rendered(color: Bool) -> String {
    var pieces = pieces
    while let last = pieces.popLast() {
      let kept = last.text.reversed().drop { $0 == " " }.reversed()
      guard !kept.isEmpty else { continue }
      pieces.append(StyledText(text: String(kept), role: last.role))
      break
    }
    return pieces.map { color ? $0.colored : $0.text }.joined()
  }
}
