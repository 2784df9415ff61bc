/// Splits a command line into its words by the rules of a POSIX shell for blanks, quotes and backslashes. Nothing else has a
/// meaning in it: no variable is put in and no second program run.
///
/// - Returns: nil for a quote without its end, and for no words at all.
func commandLineWords(_ line: String) -> [String]? {
  var words: [String] = []
  var word: String?
  var quote: Character?
  var rest = line[...]
  while let character = rest.popFirst() {
    switch (quote, character) {
    case ("'", "'"), ("\"", "\""): quote = nil
    case (nil, "'"), (nil, "\""):
      quote = character
      word = word ?? ""
    case ("\"", "\\"):
      // Between double quotes only these four can be escaped.
      if let next = rest.first, "\"\\$`".contains(next) {
        rest.removeFirst()
        word = (word ?? "") + String(next)
      } else {
        word = (word ?? "") + "\\"
      }
    case (nil, "\\"):
      guard let next = rest.popFirst() else { return nil }
      word = (word ?? "") + String(next)
    case (nil, _) where character.isWhitespace:
      if let finished = word { words.append(finished) }
      word = nil
    default: word = (word ?? "") + String(character)
    }
  }
  if let word { words.append(word) }
  return quote == nil && !words.isEmpty ? words : nil
}
