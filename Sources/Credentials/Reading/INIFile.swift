/// A file of sections with `key = value` lines, as the SDKs and ossutil write them.
struct INIFile: Sendable {
  /// How a program reads its own file.
  enum Dialect: Sendable {
    /// The SDKs' credentials file: names count as they are written, ` #` behind a value begins a comment.
    case sdk
    /// ossutil's: names ignore case, `-` and `_`; values may be quoted and hold anything.
    case ossutil
  }

  struct Section: Sendable {
    let name: String
    fileprivate(set) var values: [String: String] = [:]

    /// A value that is not empty.
    func value(_ key: String) -> String? { values[key].flatMap { $0.isEmpty ? nil : $0 } }
  }

  /// What is wrong with a file, without a word of it.
  struct Flaw: Error, Hashable {
    /// The end of a sentence that begins with the file's name.
    let reason: String
  }

  private(set) var sections: [Section] = []

  init(_ bytes: [UInt8], dialect: Dialect) throws(Flaw) {
    guard let text = String(validating: bytes.withoutByteOrderMark, as: UTF8.self) else {
      throw Flaw(reason: "is not UTF-8")
    }
    if text.first(where: { !$0.isWhitespace }) == "{" { throw Flaw(reason: "is JSON and has no sections") }
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      try take(line.trimmed, number: index + 1, dialect: dialect)
    }
  }

  func section(_ name: String) -> Section? { sections.first { $0.name == name } }

  private mutating func take(_ line: Substring, number: Int, dialect: Dialect) throws(Flaw) {
    guard let first = line.first, first != "#", first != ";" else { return }
    if first == "[" {
      guard line.last == "]" else { throw Flaw(reason: "has a section without an end in line \(number)") }
      let written = line.dropFirst().dropLast().trimmed
      let name = dialect == .ossutil ? written.lowercased() : String(written)
      guard section(name) == nil else { throw Flaw(reason: "has a section twice, again in line \(number)") }
      sections.append(Section(name: name))
      return
    }
    guard let equals = line.firstIndex(of: "="), !sections.isEmpty else {
      throw Flaw(reason: "can't be understood in line \(number)")
    }
    let key = Self.key(line[..<equals].trimmed, dialect)
    let value = Self.value(line[line.index(after: equals)...].trimmed, dialect)
    guard sections[sections.count - 1].values.updateValue(value, forKey: key) == nil else {
      throw Flaw(reason: "has a key twice in one section, again in line \(number)")
    }
  }

  private static func key(_ written: Substring, _ dialect: Dialect) -> String {
    switch dialect {
    case .sdk: String(written)
    case .ossutil: String(written.lowercased().filter { $0 != "-" && $0 != "_" })
    }
  }

  private static func value(_ written: Substring, _ dialect: Dialect) -> String {
    switch dialect {
    case .sdk:
      let comment = written.indices.first { index in
        written[index] == "#" && (index == written.startIndex || written[written.index(before: index)].isWhitespace)
      }
      return String(comment.map { written[..<$0].trimmed } ?? written)
    case .ossutil:
      guard written.count >= 2, let quote = written.first, quote == "\"" || quote == "'", written.last == quote else {
        return String(written)
      }
      return String(written.dropFirst().dropLast())
    }
  }
}

extension StringProtocol {
  /// The text without white space around it.
  var trimmed: SubSequence {
    let start = drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return start.prefix(0) }
    return start[...last]
  }
}
