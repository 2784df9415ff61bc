internal import Diagnostics

/// Blots stretches out of the files that messages show: what is mistaken for an endpoint may hold a password.
///
/// Lines and columns stay what they are.
enum Concealment {
  static func apply(_ spans: [SourceSpan], to sources: [String: [UInt8]]) -> [String: [UInt8]] {
    var sources = sources
    for (file, spans) in Dictionary(grouping: spans, by: \.file) {
      guard let bytes = sources[file] else { continue }
      let source = SourceLines(bytes)
      var lines = (1...source.count).map { source.line($0) ?? "" }
      for span in spans {
        for line in span.start.line...min(span.end.line, lines.count) {
          let start = line == span.start.line ? span.start.column - 1 : 0
          let end = line == span.end.line ? span.end.column - 1 : Int.max
          lines[line - 1] = blotted(lines[line - 1], from: start, to: end)
        }
      }
      sources[file] = Array(lines.joined(separator: "\n").utf8)
    }
    return sources
  }

  private static func blotted(_ line: String, from start: Int, to end: Int) -> String {
    var blotted = String.UnicodeScalarView()
    for (column, scalar) in line.unicodeScalars.enumerated() {
      blotted.append(column >= start && column < end ? "*" : scalar)
    }
    return String(blotted)
  }
}
