/// Lines that are drawn over and over at one place of a terminal, as the bytes to write.
///
/// Between two frames the cursor rests at the block's first column: whatever a change of the terminal's size does to the
/// lines, the block still begins there, so that erasing needs no knowledge of how many rows it has become. The cursor is
/// hidden, and lines are kept from wrapping, only within a frame; a process that is killed leaves nothing switched off.
struct LiveBlock {
  /// Erases a block from its first column, and what was typed into it; also where a frame was broken off. What erases all
  /// below is not asked for at the first column: in the first row some terminals would keep the rows as history then.
  static var erasure: StaticString { "\u{1B}[?7h\u{1B}[?25h\r\u{1B}[K\u{1B}[C\u{1B}[J\r" }
  private static let begin = "\u{1B}[?25l\u{1B}[?7l\r"
  private static let end = "\r\u{1B}[?7h\u{1B}[?25h"

  private var shown: Frame?

  private struct Frame: Equatable {
    let lines: [String]
    let size: TerminalSize
  }

  /// Whether there is something to erase.
  var isShown: Bool { shown != nil }

  /// Draws lines in place of the last ones; nil when they stand there already.
  ///
  /// - Parameter lines: no more than the terminal has rows.
  mutating func draw(_ lines: [String], on size: TerminalSize) -> String? {
    let frame = Frame(lines: lines, size: size)
    guard frame != shown, !lines.isEmpty else { return nil }
    // What another size has made of the last frame is erased whole; rows that were broken would stay so otherwise.
    let erasure = shown.map { $0.size == size ? "" : Self.erasure.description } ?? ""
    shown = frame
    let up = lines.count > 1 ? "\u{1B}[\(lines.count - 1)A" : ""
    // Written over the last frame and erased only behind, so that nothing flickers.
    return erasure + Self.begin + lines.joined(separator: "\u{1B}[K\r\n") + "\u{1B}[J" + up + Self.end
  }

  /// Takes the block off the screen; nil when there is none.
  mutating func erase() -> String? {
    guard isShown else { return nil }
    shown = nil
    return Self.erasure.description
  }
}
