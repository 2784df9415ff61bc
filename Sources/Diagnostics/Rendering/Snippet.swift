internal import TerminalText

/// The source lines of one file that a diagnostic talks about, with underlines and labels below them.
struct Snippet {
  let source: SourceLines
  let display: DisplayText
  let severity: Severity
  /// In any order; all of one file.
  let annotations: [Annotation]
  /// How wide the line numbers are.
  let gutter: Int
  /// How many columns there are beside the line numbers; nil for any number.
  let width: Int?

  /// The lines of output, framed by an empty one in front.
  func lines() -> [StyledLine] {
    let numbers = Set(annotations.map(\.line)).sorted().filter { source.line($0) != nil }
    guard !numbers.isEmpty else { return [] }
    var lines = [framed(number: nil)]
    var previous: Int?
    for number in numbers {
      if let previous, number == previous + 2 {
        lines += plainLine(number - 1)
      } else if let previous, number > previous + 1 {
        var gap = StyledLine()
        gap.append("...", .frame)
        lines.append(gap)
      }
      lines += annotatedLine(number)
      previous = number
    }
    return lines
  }

  private func framed(number: Int?) -> StyledLine {
    let text = number.map(String.init) ?? ""
    var line = StyledLine()
    line.append(String(repeating: " ", count: max(0, gutter - text.utf8.count)) + text + " |", .frame)
    line.append(" ")
    return line
  }

  private func plainLine(_ number: Int) -> [StyledLine] {
    guard let text = source.line(number) else { return [] }
    var line = framed(number: number)
    line.append(SourceWindow(text, places: [], width: width, display: display).text)
    return [line]
  }

  private func annotatedLine(_ number: Int) -> [StyledLine] {
    guard let text = source.line(number) else { return [] }
    let here = annotations.filter { $0.line == number }
    let indentation = text.unicodeScalars.prefix { $0 == " " || $0 == "\t" }.count
    let stretches = here.map { ($0.start ?? indentation)..<max($0.end ?? .max, $0.start ?? indentation) }
    let window = SourceWindow(text, places: stretches.map(\.lowerBound), width: width, display: display)
    var marks = zip(here, stretches).map { annotation, stretch in
      let columns = window.columns(of: stretch)
      return Mark(
        start: columns.lowerBound, end: columns.upperBound, isPrimary: annotation.isPrimary,
        message: annotation.message.map(fitted))
    }
    marks.sort { ($0.start, $0.isPrimary ? 1 : 0) < ($1.start, $1.isPrimary ? 1 : 0) }
    var line = framed(number: number)
    line.append(window.text)
    return [line] + underline(marks)
  }

  /// An annotation in terminal columns, from 0.
  private struct Mark {
    let start: Int
    let end: Int
    let isPrimary: Bool
    let message: String?
  }

  private func underline(_ marks: [Mark]) -> [StyledLine] {
    var row = framed(number: nil)
    for column in 0..<(marks.map(\.end).max() ?? 0) {
      let covering = marks.filter { $0.start <= column && column < $0.end }
      if covering.contains(where: \.isPrimary) {
        row.append("^", severity.tone)
      } else {
        row.append(covering.isEmpty ? " " : "-", covering.isEmpty ? .plain : .frame)
      }
    }
    var labelled = marks.filter { $0.message != nil }
    if let last = labelled.last, let message = last.message, marks.allSatisfy({ $0.end <= last.end }),
      fits(message, from: last.end + 1)
    {
      row.append(" " + message, tone(of: last))
      labelled.removeLast()
    }
    guard !labelled.isEmpty else { return [row] }
    return [row, bars(labelled)]
      + labelled.indices.reversed().map { index in
        var line = bars(Array(labelled[..<index]))
        let end = labelled[..<index].last.map { $0.start + 1 } ?? 0
        let message = labelled[index].message ?? ""
        line.append(String(repeating: " ", count: max(0, start(of: message, below: labelled[index]) - end)))
        line.append(message, tone(of: labelled[index]))
        return line
      }
  }

  private func fits(_ message: String, from column: Int) -> Bool {
    width.map { column + display.columns(of: message) <= $0 } ?? true
  }

  /// Where a message begins below its mark: at the mark, or further left where it would not fit.
  private func start(of message: String, below mark: Mark) -> Int {
    guard let width else { return mark.start }
    return max(0, min(mark.start, width - display.columns(of: message)))
  }

  /// A message as it is shown, cut at its end where it is wider than everything there is.
  private func fitted(_ message: String) -> String {
    width.map { display.cut(message, to: $0) } ?? display.line(message)
  }

  /// A line with a bar below the beginning of each mark.
  private func bars(_ marks: [Mark]) -> StyledLine {
    var line = framed(number: nil)
    var column = 0
    for mark in marks where mark.start >= column {
      line.append(String(repeating: " ", count: mark.start - column))
      line.append("|", tone(of: mark))
      column = mark.start + 1
    }
    return line
  }

  private func tone(of mark: Mark) -> TextTone { mark.isPrimary ? severity.tone : .frame }
}
