internal import TerminalText

/// How times and foreign texts are said to people.
enum Words {
  /// A text with everything that a terminal would act on, or that can't be seen, written as an escape.
  static func visible(_ text: String) -> String { DisplayText(ascii: false).line(text) }

  /// Whole seconds, or minutes and seconds: `4 s`, `2 min 5 s`.
  static func text(_ duration: Duration) -> String {
    let seconds = duration.components.seconds + (duration.components.attoseconds >= 500_000_000_000_000_000 ? 1 : 0)
    guard seconds >= 60 else { return "\(seconds) s" }
    return seconds % 60 == 0 ? "\(seconds / 60) min" : "\(seconds / 60) min \(seconds % 60) s"
  }

  /// How far two clocks are apart, in whole minutes.
  ///
  /// - Parameter seconds: the distance in either direction.
  static func text(apart seconds: Int64) -> String {
    text(.seconds(Int64(clamping: seconds.magnitude) / 60 * 60))
  }
}
