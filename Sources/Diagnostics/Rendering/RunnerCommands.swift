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
    var index = 0
    var isAtLineStart = true
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == "\n" || scalar == "\r" {
        isAtLineStart = true
      } else if isAtLineStart, let end = endOfControlSequence(in: scalars, at: index) {
        disarmed.append(contentsOf: scalars[index..<end])
        index = end
        continue
      } else if isAtLineStart, !scalar.properties.isWhitespace, scalar.properties.generalCategory != .control {
        isAtLineStart = false
        if scalar == ":", index + 1 < scalars.count, scalars[index + 1] == ":" {
          disarmed.append(contentsOf: #"\u{3A}"#.unicodeScalars)
          index += 1
          continue
        }
      }
      if opensBracketCommand(scalars, at: index) {
        disarmed.append(contentsOf: #"\u{23}"#.unicodeScalars)
      } else {
        disarmed.append(scalar)
      }
      index += 1
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
      if byte == last, byte == UInt8(ascii: ":") || byte == UInt8(ascii: "#") { return true }
      last = byte
    }
    return false
  }

  /// Whether two number signs, letters and a bracket begin at an index.
  private static func opensBracketCommand(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    guard scalars[index] == "#", index + 1 < scalars.count, scalars[index + 1] == "#" else { return false }
    var next = index + 2
    while next < scalars.count, mayStandWithin(scalars[next]) { next += 1 }
    return next < scalars.count && scalars[next] == "["
  }

  private static func mayStandWithin(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\r": false
    case "a"..."z", "A"..."Z": true
    default: scalar.properties.generalCategory == .control
    }
  }

  /// The index behind a control sequence of a terminal that begins at an index, such as one for a colour.
  private static func endOfControlSequence(in scalars: [Unicode.Scalar], at index: Int) -> Int? {
    guard scalars[index] == "\u{1B}", index + 1 < scalars.count, scalars[index + 1] == "[" else { return nil }
    let end = scalars[(index + 2)...].firstIndex { !(0x20...0x3F).contains($0.value) }
    return end.map { $0 + 1 } ?? scalars.count
  }
}
