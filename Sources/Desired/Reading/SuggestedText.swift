internal import Diagnostics
internal import YAMLDocument

extension Diagnostic.Suggestion {
  /// A text in place of another, in quotes where YAML would read it as something else.
  init(_ text: String, at span: SourceSpan) {
    self.init(span: span, replacement: YAMLScalarText(text).plainOrQuoted)
  }
}
