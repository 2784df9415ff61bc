/// Breaks a text into lines between its words.
struct LineWrapping {
  let display: DisplayText
  /// How many terminal columns a line may take, its indentation included.
  let width: Int
  /// The blanks before every line but the first.
  let indentation: Int

  /// The lines, all but the first with their indentation. A word that is wider than a line gets a line of its own and is not
  /// broken, so that names and commands can be copied. One with escapes in it can't be copied anyway, and goes on in the next
  /// line.
  ///
  /// - Parameter column: where the first line begins.
  func lines(of text: String, behind column: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var end = column
    for (index, word) in text.unicodeScalars.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
      let cells = word.map(display.cell)
      let wordWidth = cells.reduce(0) { $0 + $1.width }
      if index > 0, end + 1 + wordWidth > width {
        lines.append(line)
        line = String(repeating: " ", count: indentation)
        end = indentation
      } else if index > 0 {
        line += " "
        end += 1
      }
      let isCopyable = wordWidth == cells.count || word.elementsEqual(cells.lazy.flatMap { $0.text.unicodeScalars })
      for cell in cells {
        if !isCopyable, end + cell.width > width, end > indentation {
          lines.append(line)
          line = String(repeating: " ", count: indentation)
          end = indentation
        }
        line += cell.text
        end += cell.width
      }
    }
    return lines + [line]
  }
}
