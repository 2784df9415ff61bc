internal import Diagnostics

/// A text such as `region:cn-hangzhou`, which without a blank behind its colon is no key with a value, or `region = cn-hangzhou`.
package struct MissingBlank {
  /// What stands before the colon.
  package let key: String
  /// What stands behind it, without blanks.
  package let value: String
  /// Why the colon does not count.
  private let reason: String

  /// Nil for a text in which no colon was meant to part a key from its value, such as an address `https://…`.
  package init?(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    let key = scalars.prefix {
      $0.isASCII && ($0.properties.isAlphabetic || "0123456789_-".unicodeScalars.contains($0))
    }
    guard key.count > 0, key.count < scalars.count, key.first?.properties.isAlphabetic == true else { return nil }
    let behind = scalars[key.count...]
    let sign = behind.drop { $0 == " " }
    let isAssignment = sign.first == "="
    let colon = scalars[key.count]
    let rest = isAssignment ? sign.dropFirst() : scalars[(key.count + 1)...]
    let value = rest.drop { $0 == " " || ForeignBlank($0) != nil }
    guard !value.isEmpty, !value.starts(with: "//".unicodeScalars) else { return nil }
    if isAssignment {
      reason = "YAML parts a key from its value with a colon and a blank, not with `=`"
    } else if colon == "\u{FF1A}" {
      reason = "`：` (U+FF1A) is another character than the colon of YAML"
    } else if colon == ":", let blank = rest.first.flatMap(ForeignBlank.init) {
      reason = "behind the colon stands \(blank.description), which is no blank for YAML"
    } else if colon == ":", rest.first != " ", rest.first != ":" {
      reason = "without a blank behind its colon it is one text"
    } else {
      return nil
    }
    self.key = String(String.UnicodeScalarView(key))
    self.value = String(String.UnicodeScalarView(value))
  }

  /// The key and the value as they were meant.
  package var meant: String { "\(key): \(value)" }

  /// What to tell about it.
  package var note: String { reason }

  /// What to do about it.
  package var help: String { "write \(QuotedText(meant))" }
}

extension MissingBlank {
  /// The finding about a line of a file that holds one; nil for another line.
  static func diagnostic(inLine number: Int, of lines: SourceLines, file: SourceFile) -> Diagnostic? {
    guard let line = lines.line(number) else { return nil }
    var text = line.unicodeScalars[...]
    while let first = text.first, first == " " || first == "-" && text.dropFirst().first == " " {
      text = text.dropFirst()
    }
    let column = line.unicodeScalars.count - text.count + 1
    if let comment = text.indices.dropFirst().first(where: { text[$0] == "#" && text[text.index(before: $0)] == " " }) {
      text = text[..<comment]
    }
    while text.last == " " { text = text.dropLast() }
    guard let missing = MissingBlank(String(text)) else { return nil }
    let span = SourceSpan(
      file: file, start: SourcePosition(line: number, column: column),
      end: SourcePosition(line: number, column: column + text.count))
    return Diagnostic(
      .malformedYAML, "no key with a value, but one text", at: span, notes: [missing.note], help: [missing.help],
      suggestion: Diagnostic.Suggestion(span: span, replacement: missing.meant))
  }
}
