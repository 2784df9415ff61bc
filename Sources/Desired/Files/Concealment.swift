internal import Diagnostics

/// Blots stretches out of the files that messages show: secrets, and what is mistaken for an endpoint and may hold a password.
///
/// Lines and columns stay what they are.
enum Concealment {
  static func apply(_ spans: [SourceSpan], to sources: [String: [UInt8]]) -> [String: [UInt8]] {
    var sources = sources
    for (file, spans) in Dictionary(grouping: spans, by: \.file) {
      guard let bytes = sources[file] else { continue }
      let source = SourceLines(bytes)
      var lines = (1...source.count).map { source.line($0) ?? "" }
      for (line, columns) in columns(of: spans, in: lines) where lines.indices.contains(line - 1) {
        lines[line - 1] = masked(lines[line - 1], columns)
      }
      sources[file] = Array(lines.joined(separator: "\n").utf8)
    }
    return sources
  }

  /// The columns to blot, by the number of their line.
  private static func columns(of spans: [SourceSpan], in lines: [String]) -> [Int: [Range<Int>]] {
    var columns: [Int: [Range<Int>]] = [:]
    for span in spans {
      for line in span.start.line...max(span.start.line, min(span.end.line, lines.count)) {
        let indentation = lines.indices.contains(line - 1) ? lines[line - 1].utf8.prefix { $0 == 0x20 }.count : 0
        let start = line == span.start.line ? span.start.column : indentation + 1
        let end = line == span.end.line ? span.end.column : Int.max
        columns[line, default: []].append(start..<max(start, end))
      }
    }
    return columns
  }

  private static func masked(_ line: String, _ columns: [Range<Int>]) -> String {
    var text = Array(line.unicodeScalars)
    for columns in columns {
      // Either end may lie behind the line's.
      for index in (columns.lowerBound - 1..<columns.upperBound - 1).clamped(to: text.indices) { text[index] = "*" }
    }
    var masked = String.UnicodeScalarView()
    masked.append(contentsOf: text)
    return String(masked)
  }
}
