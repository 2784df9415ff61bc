extension Sequence<Diagnostic> {
  /// The diagnostics in the order in which people read them: by file, line and column, then by code. Those without a
  /// place come first.
  package func sortedByPlace() -> [Diagnostic] {
    enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      guard let firstSpan = first.span, let secondSpan = second.span else {
        if (first.span == nil) != (second.span == nil) { return first.span == nil }
        return (first.code.number, left.offset) < (second.code.number, right.offset)
      }
      guard firstSpan.file == secondSpan.file else {
        return firstSpan.file.utf8.lexicographicallyPrecedes(secondSpan.file.utf8)
      }
      guard firstSpan.start == secondSpan.start else { return firstSpan.start < secondSpan.start }
      return (first.code.number, left.offset) < (second.code.number, right.offset)
    }.map(\.element)
  }
}
