internal import Diagnostics

/// A text as a comment of a YAML document: one line, whatever is in the text.
package struct YAMLCommentText: Sendable {
  private let text: String

  package init(_ text: String) { self.text = text }

  /// The comment with its `#`. What can't stand in a line, or can't be seen in it, is written as an escape.
  package var line: String {
    guard !text.isEmpty else { return "#" }
    let visible = text.unicodeScalars.map(YAMLEscape.text).joined()
    return "# " + RunnerCommands.disarmed(within: visible, numberSign: YAMLEscape.numberSign)
  }
}
