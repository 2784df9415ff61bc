internal import Diagnostics
internal import Replication
internal import TerminalText

/// Turns phrases into Markdown in which nothing that others wrote can be more than text.
///
/// Words of letters and digits stand as they are. Any other word and every value stands as code, where no forge looks for
/// mentions, issues, links, emoji or HTML.
struct MarkdownText {
  /// Where the text stands.
  enum Place {
    case line
    /// In a cell of a table, which a bar would end.
    case cell
    /// In an HTML element, whose content is not read as Markdown.
    case html
  }

  /// How many characters of a value are shown; of a longer one the middle is left out.
  let longest: Int
  private let fitting = PhraseFitting(ascii: false)
  private let display = DisplayText(ascii: false)

  init(longest: Int) { self.longest = longest }

  /// A phrase within a line; it never begins one.
  func inline(_ phrase: Phrase, in place: Place = .line) -> String {
    phrase.pieces.reduce(into: "") { text, piece in
      var next: String
      switch piece {
      case .ours(let words):
        next = self.words(words.unicodeScalars.map { $0 == "\u{A0}" ? " " : $0 }, isOurs: true, place)
      case .prose(let prose): next = words(Array(display.line(prose.text).unicodeScalars), isOurs: false, place)
      case .value(let value): next = code(shown(value), place)
      case .added(let value): next = code("+" + shown(value), place)
      case .removed(let value): next = code("-" + shown(value), place)
      }
      // Two code spans side by side would be one.
      if text.utf8.last == UInt8(ascii: "`"), next.utf8.first == UInt8(ascii: "`") { next = " " + next }
      text += next
    }
  }

  /// A value as code.
  func code(_ value: ExactString) -> String { code(shown(value), .line) }

  private func shown(_ value: ExactString) -> String {
    let text = fitting.shown(value).text
    // A browser shows several blanks as one.
    var isAfterBlank = false
    var visible = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == " ", isAfterBlank {
        visible.append(contentsOf: scalar.escapeSequence.unicodeScalars)
      } else {
        visible.append(scalar)
      }
      isAfterBlank = scalar == " "
    }
    return shortened(String(visible))
  }

  private func shortened(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    guard scalars.count > longest else { return text }
    let tail = (longest - 1) / 2
    var short = String.UnicodeScalarView(scalars.prefix(longest - 1 - tail))
    short.append("…")
    short.append(contentsOf: scalars.suffix(tail))
    return String(short)
  }

  private func words(_ scalars: [Unicode.Scalar], isOurs: Bool, _ place: Place) -> String {
    // Prose is reported at more length than a value.
    let limit = longest * 3
    let text = scalars.count > limit && !isOurs ? scalars.prefix(limit - 1) + ["…"] : scalars[...]
    return text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      if isOurs, word.elementsEqual(["-", ">"]) { return "→" }
      let opening = word.prefix { MarkdownCharacters.opens($0) }
      let rest = word[opening.endIndex...]
      let closing = rest.reversed().prefix { MarkdownCharacters.closes($0) }.count
      let core = rest.dropLast(closing)
      guard !MarkdownCharacters.isPlain(core) else { return String(word) }
      return String(opening) + code(String(core), place) + String(rest.suffix(closing))
    }.joined(separator: " ")
  }

  /// Words of ours that are typed as they stand.
  func code(typed text: String) -> String { codeSpan(text) }

  private func code(_ text: String, _ place: Place) -> String {
    switch place {
    case .html: text.unicodeScalars.reduce(into: "<code>") { $0 += MarkdownCharacters.entity($1) } + "</code>"
    case .line: codeSpan(text)
    // What stands before a bar decides how parsers read it, so that next to a backslash only an escape is certain.
    case .cell:
      codeSpan(
        text.contains("\\")
          ? text.replacing("|", with: ("|" as Unicode.Scalar).escapeSequence) : text.replacing("|", with: "\\|"))
    }
  }

  /// A text between more backticks than it has in a row. A blank at each end is taken away again by who reads it.
  private func codeSpan(_ text: String) -> String {
    let (bytes, backtick) = (text.utf8, UInt8(ascii: "`"))
    let longest = bytes.split { $0 != backtick }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: longest + 1)
    let ends = [bytes.first, bytes.last]
    return ends.contains(backtick) || ends == [0x20, 0x20] ? "\(fence) \(text) \(fence)" : fence + text + fence
  }
}

extension String {
  fileprivate init(_ scalars: some Sequence<Unicode.Scalar>) { self.init(String.UnicodeScalarView(scalars)) }

  fileprivate func replacing(_ character: Character, with text: String) -> String {
    split(separator: character, omittingEmptySubsequences: false).joined(separator: text)
  }
}
