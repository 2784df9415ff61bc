internal import Diagnostics
internal import Replication

/// A limit of the configuration that is looser than the operator's has no effect, which its author should know.
enum OverruledLimit {
  static func findings(_ written: WrittenLimits, _ limits: Limits) -> [Diagnostic] {
    Limits.Name.allCases.compactMap { name in
      guard let value = written.values[name], limits[name].isStricter(than: value.value),
        let source = limits.sources[name],
        source.authority == .operator
      else { return nil }
      return Diagnostic(
        .limitOverruled, severity: .information,
        "`\(name.rawValue): \(value.value)` has no effect: the operator's rails say \(limits[name])",
        at: value.span, notes: ["of each limit the stricter one holds; the other stands at \(source.origin)"],
        help: ["remove it, or ask whoever keeps the operator's rails"])
    }
  }
}

extension WrittenLimits.Value {
  /// The characters of the amount.
  fileprivate var span: SourceSpan {
    SourceSpan(
      file: origin.file, start: SourcePosition(line: origin.line, column: origin.column),
      end: SourcePosition(line: origin.line, column: origin.column + "\(value)".utf8.count))
  }
}
