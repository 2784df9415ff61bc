import Diagnostics

/// What is wrong with a text as Markdown in which others may have written. It knows only the Markdown that plans use.
struct MarkdownReading {
  private(set) var problems: [String] = []

  private static let tags = [
    "<details>", "<details open>", "</details>", "<summary>", "</summary>", "<b>", "</b>", "<code>", "</code>",
  ]

  init(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var fence: String?
    var (open, columns): (Int, Int?) = (0, nil)
    if !(lines.first ?? "").hasPrefix("<!-- oss-repl:plan") { problems.append("no marker") }
    for (number, line) in lines.enumerated() {
      if let end = fence {
        if line == end { fence = nil } else if line.hasPrefix(end) { problems.append("a fence ends early: \(line)") }
        continue
      }
      if line.hasPrefix("```") {
        fence = String(line.prefix { $0 == "`" })
        continue
      }
      if number > 0 { check(line) }
      open += line.hasPrefix("<details") ? 1 : line == "</details>" ? -1 : 0
      if open < 0 || open > 1 { problems.append("details do not match at: \(line)") }
      let bars = zip([0x20] + line.utf8, line.utf8).count { $0.0 != UInt8(ascii: "\\") && $0.1 == UInt8(ascii: "|") }
      let cells = line.hasPrefix("| ") ? bars : nil
      if let cells, let columns, cells != columns { problems.append("\(cells) bars, not \(columns): \(line)") }
      columns = cells
    }
    if fence != nil { problems.append("a fence without an end") }
    if open != 0 { problems.append("details without an end") }
    for scalar in text.unicodeScalars where scalar != "\n" {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        problems.append("an invisible character: \(scalar.escaped(asASCII: true))")
      default: break
      }
    }
  }

  /// What is no code may hold nothing that is read as more than words, and no tags but ours.
  private mutating func check(_ line: String) {
    let words = Array((line.hasPrefix("## ") ? String(line.dropFirst(3)) : line).withoutCodeSpans.utf8)
    for (index, byte) in words.enumerated() {
      let sign = Unicode.Scalar(byte)
      switch sign {
      case "@", "$", "^", "`", "\\", "_": problems.append("\(sign) in \(line)")
      case "#" where index == 0 || words[index - 1] != UInt8(ascii: "&"): problems.append("# in \(line)")
      case "&" where !line.hasPrefix("<summary>"): problems.append("& in \(line)")
      case "<":
        let rest = String(decoding: words[index...], as: UTF8.self)
        if !Self.tags.contains(where: { rest.hasPrefix($0) }) { problems.append("< in \(line)") }
      default: break
      }
    }
    let text = String(decoding: words, as: UTF8.self)
    for sign in ["www.", "][", "]("] where text.contains(sign) && !text.contains("<code>") {
      problems.append("\(sign) outside of code: \(line)")
    }
  }
}

extension String {
  /// The line without what stands between equally many backticks.
  fileprivate var withoutCodeSpans: String {
    let (bytes, backtick) = (Array(utf8), UInt8(ascii: "`"))
    func run(_ start: Int) -> Int { bytes[start...].prefix { $0 == backtick }.count }
    var (left, index): ([UInt8], Int) = ([], 0)
    while index < bytes.count {
      let length = run(index)
      var end = index + length
      while length > 0, end < bytes.count, run(end) != length { end += max(1, run(end)) }
      if length > 0, end < bytes.count {
        index = end + length
      } else {
        left += bytes[index..<index + max(1, length)]
        index += max(1, length)
      }
    }
    return String(decoding: left, as: UTF8.self)
  }
}

extension Sequence {
  fileprivate func count(where isCounted: (Element) -> Bool) -> Int { reduce(0) { $0 + (isCounted($1) ? 1 : 0) } }
}
