/// The part of a source line that is shown, with the terminal column of every character in it.
struct SourceWindow {
  /// How many characters are shown at most.
  private static let maximumLength = 120
  /// How many characters are shown before the first place of interest when a line has to be cut.
  private static let leadingContext = 40
  /// The blanks that stand for a tab.
  private static let tab = "    "

  /// The line as it is shown.
  let text: String
  /// The index of the first character that is shown.
  private let first: Int
  /// Where each shown character begins in `text`, in terminal columns from 0, and where the last one ends.
  private let columns: [Int]

  /// Cuts a line, whose first place of interest is the character with the index `focus`.
  init(_ line: String, focus: Int, display: DisplayText) {
    let scalars = line.unicodeScalars
    let fits =
      scalars.index(scalars.startIndex, offsetBy: Self.maximumLength, limitedBy: scalars.endIndex).map {
        $0 == scalars.endIndex
      } ?? true
    first = fits ? 0 : max(0, focus - Self.leadingContext)
    var text = first > 0 ? display.ellipsis : ""
    var column = first > 0 ? display.ellipsis.unicodeScalars.count : 0
    var columns: [Int] = []
    let start = scalars.index(scalars.startIndex, offsetBy: first, limitedBy: scalars.endIndex) ?? scalars.endIndex
    for scalar in scalars[start...].prefix(Self.maximumLength) {
      columns.append(column)
      let cell = scalar == "\t" ? (text: Self.tab, width: Self.tab.utf8.count) : display.cell(scalar)
      text += cell.text
      column += cell.width
    }
    columns.append(column)
    if scalars[start...].dropFirst(Self.maximumLength).first != nil { text += display.ellipsis }
    self.text = text
    self.columns = columns
  }

  /// The terminal column, from 0, of the character with an index; the nearest shown one for a character that was cut
  /// off.
  func column(of index: Int) -> Int {
    columns[min(max(index - first, 0), columns.count - 1)]
  }
}
