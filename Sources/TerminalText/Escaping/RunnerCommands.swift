/// Keeps text from being a command of the CI runner that logs it.
///
/// A runner reads a job's output line by line and obeys commands in it: `::stop-commands::…`, `##[add-mask]…`,
/// `##vso[task.setvariable …]…`. Names, notes and answers of a server are somebody else's words, so that the first
/// character of whatever opens a command is written as an escape. It is done last, when all lines are broken and indented:
/// what begins a line is known only then.
package enum RunnerCommands {
  /// A text as people read it.
  ///
  /// - `::` opens a command at the beginning of a line, behind what .NET's `TrimStart` takes away, which is every white space
  ///   of Unicode (GitHub's `ActionCommand.TryParseV2`).
  /// - `##[` does so anywhere in a line (`ActionCommand.TryParse`), and so does `##vso[` (Azure's `Command.TryParse`). Both
  ///   are looked for as people compare texts, by which control characters count for nothing: `##`, an escape sequence of
  ///   ours and its `[` are one too. Other systems put other words there (`##teamcity[`).
  ///
  /// GitLab's sections need a carriage return and an escape character, which no foreign text is shown with.
  package static func disarmed(_ text: String) -> String {
    guard mayHoldCommand(text) else { return text }
    let scalars = Array(text.unicodeScalars)
    var disarmed = String.UnicodeScalarView()
    var isAtLineStart = true
    // What follows a colour is as good as the beginning of a line for whoever strips colours.
    var endOfColour = 0
    for (index, scalar) in scalars.enumerated() {
      if scalar == "\n" || scalar == "\r" {
        isAtLineStart = true
      } else if isAtLineStart, let end = endOfControlSequence(in: scalars, at: index) {
        endOfColour = end
      } else if isAtLineStart, index >= endOfColour, !scalar.properties.isWhitespace, !isIgnored(scalar) {
        isAtLineStart = false
        if scalar == ":", next(in: scalars, behind: index).map({ scalars[$0] }) == ":" {
          disarmed.append(contentsOf: scalar.escapeSequence.unicodeScalars)
          continue
        }
      }
      if opensBracketCommand(scalars, at: index) {
        disarmed.append(contentsOf: scalar.escapeSequence.unicodeScalars)
      } else {
        disarmed.append(scalar)
      }
    }
    return String(disarmed)
  }

  /// A text of JSON, whose values stay what they are. What can't be seen is written as an escape too.
  package static func disarmed(json text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x7F }) || mayHoldCommand(text) else { return text }
    let scalars = Array(text.unicodeScalars)
    var disarmed = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      // Neither stands anywhere in JSON but within a text, and never behind a backslash that belongs to it.
      if scalar.value >= 0x7F && !VisibleCharacters.contains(scalar) || opensBracketCommand(scalars, at: index) {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16, uppercase: true)
          disarmed.append(contentsOf: "\\u".unicodeScalars)
          disarmed.append(contentsOf: String(repeating: "0", count: 4 - digits.utf8.count).unicodeScalars)
          disarmed.append(contentsOf: digits.unicodeScalars)
        }
      } else {
        disarmed.append(scalar)
      }
    }
    return String(disarmed)
  }

  /// A line that is a command itself, or a document with escapes of its own: only what opens a command within it is written
  /// otherwise.
  ///
  /// - Parameter numberSign: what is written for a number sign.
  package static func disarmed(within text: String, numberSign: String) -> String {
    guard mayHoldCommand(text) else { return text }
    let scalars = Array(text.unicodeScalars)
    return scalars.indices.reduce(into: "") { disarmed, index in
      if opensBracketCommand(scalars, at: index) {
        disarmed += numberSign
      } else {
        disarmed.unicodeScalars.append(scalars[index])
      }
    }
  }

  /// Whether a text holds two colons or number signs in a row, which most don't.
  private static func mayHoldCommand(_ text: String) -> Bool {
    var last: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case 0x00...0x08, 0x0E...0x1F, 0x7F: continue
      // The other control characters begin with it.
      case 0xC2: return true
      case last where byte == UInt8(ascii: ":") || byte == UInt8(ascii: "#"): return true
      default: last = byte
      }
    }
    return false
  }

  /// Whether two number signs, letters and a bracket begin at an index.
  private static func opensBracketCommand(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    guard scalars[index] == "#", var next = next(in: scalars, behind: index), scalars[next] == "#" else { return false }
    while let following = self.next(in: scalars, behind: next) {
      switch scalars[following] {
      case "[": return true
      case "a"..."z", "A"..."Z": next = following
      default: return false
      }
    }
    return false
  }

  /// The index of the next character that counts.
  private static func next(in scalars: [Unicode.Scalar], behind index: Int) -> Int? {
    scalars[(index + 1)...].firstIndex { !isIgnored($0) }
  }

  /// Whether a comparison as people make it passes over a character.
  private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control && !scalar.properties.isWhitespace
  }

  /// The index behind a control sequence of a terminal that begins at an index, such as one for a colour.
  private static func endOfControlSequence(in scalars: [Unicode.Scalar], at index: Int) -> Int? {
    guard scalars[index] == "\u{1B}", index + 1 < scalars.count, scalars[index + 1] == "[" else { return nil }
    let end = scalars[(index + 2)...].firstIndex { !(0x30...0x3F).contains($0.value) || $0 == ":" }
    return end.flatMap { (0x40...0x7E).contains(scalars[$0].value) ? $0 + 1 : nil }
  }
}
