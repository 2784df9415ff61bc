internal import Diagnostics

/// Finds what stands behind keys that name secrets in a text that is not YAML, by its lines: rather too much than too little.
enum WrittenSecrets {
  /// A damaged text of more bytes is not looked through, which would take as long as reading it, and is not quoted at all.
  static let byteLimit = 1 << 20

  static func spans(in bytes: [UInt8], file: String) -> [SourceSpan] {
    let source = SourceLines(bytes)
    var spans: [SourceSpan] = []
    var number = 1
    while number <= source.count {
      let line = Array((source.line(number) ?? "").unicodeScalars)
      guard let start = valueStart(in: line) else {
        number += 1
        continue
      }
      var last = number
      let indentation = indentation(of: line)
      let quote = line[start...].first { $0 != " " }.flatMap { "\"'".unicodeScalars.contains($0) ? $0 : nil }
      var isOpen = quote.map { quote in line[start...].count { $0 == quote } % 2 == 1 } ?? false
      // A text goes on in lines that lie deeper, and in quotes up to where they close.
      while last < source.count {
        let next = Array((source.line(last + 1) ?? "").unicodeScalars)
        guard isOpen || next.allSatisfy({ $0 == " " }) || self.indentation(of: next) > indentation else { break }
        if let quote, next.count(where: { $0 == quote }) % 2 == 1 { isOpen.toggle() }
        last += 1
      }
      let end = (source.line(last) ?? "").unicodeScalars.count
      spans.append(
        SourceSpan(
          file: file, start: SourcePosition(line: number, column: start + 1),
          end: SourcePosition(line: last, column: end + 1)))
      number = last + 1
    }
    return spans
  }

  private static func indentation(of line: [Unicode.Scalar]) -> Int { line.prefix { $0 == " " || $0 == "-" }.count }

  /// The offset behind the colon of a line's first key that names a secret.
  private static func valueStart(in line: [Unicode.Scalar]) -> Int? {
    var word = ""
    for (offset, scalar) in line.enumerated() {
      switch scalar {
      case ":", "=":
        if SecretName.fits(word) { return offset + 1 }
        word = ""
      case ",", "{", "[", "#": word = ""
      default: if word.utf8.count <= 200 { word.unicodeScalars.append(scalar) }
      }
    }
    return nil
  }
}
