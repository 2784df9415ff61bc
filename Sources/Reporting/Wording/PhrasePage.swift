internal import TerminalText

extension TextPage {
  /// What turns phrases into the page's text.
  var fitting: PhraseFitting { PhraseFitting(ascii: layout.isASCIIOnly) }

  /// A phrase as a piece of a row.
  ///
  /// - Parameter hanging: the column at which its further lines begin; nil for where it begins itself.
  func cell(_ column: Int, _ phrase: Phrase, _ tone: TextTone = .plain, hanging: Int? = nil) -> Cell {
    Cell(column: column, chunks: fitting.chunks(phrase), tone: tone, hanging: hanging)
  }

  /// Writes a paragraph.
  ///
  /// - Parameter column: the column at which every line of it begins, from 0.
  mutating func add(_ phrase: Phrase, at column: Int = 0, tone: TextTone = .plain) {
    add([cell(column, phrase, tone)], hanging: column)
  }
}
